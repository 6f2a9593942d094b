package app.visant.bootstrap.browser;

import java.util.List;

/** Each page of the dashboard, and each part of one, with what shows that it is there. A new page is one more line. */
final class EveryPage {
    static final List<EveryPage.Entry> ENTRIES = List.of(
            entrance("login", "/ui/login", "Sign in", "Anmelden"),
            entrance("signup", "/ui/signup", "Create an account", "Konto anlegen"),
            entrance("forgot-password", "/ui/forgot-password", "Forgotten your password?", "Passwort vergessen?"),
            entrance("reset-password", "/ui/reset-password#token=abc", "Set a new password", "Neues Passwort setzen"),
            entrance("accept-invitation", "/ui/accept-invitation#token=abc", "You are invited", "Sie sind eingeladen"),
            entrance("verify-email", "/ui/verify-email", "Confirm your address", "Adresse bestätigen"),
            entry("dashboard", "/ui/dashboard", "Dashboard", "Übersicht"),
            entry("camera", "/ui/camera/{camera}", "{name}", "{name}"),
            entry("camera", "/ui/camera/{camera}?tab=schedules", "{name}", "{name}"),
            entry("camera", "/ui/camera/{camera}?tab=history", "{name}", "{name}"),
            entry("camera", "/ui/camera/{camera}?tab=description", "{name}", "{name}"),
            entry("camera", "/ui/camera/{camera}?tab=sight", "{name}", "{name}"),
            entry("camera", "/ui/camera/{camera}?tab=settings", "{name}", "{name}"),
            dialog("camera", "/ui/camera/{camera}?capture={still}", "{name}", "{name}"),
            entry("review", "/ui/review", "Review", "Prüfen"),
            entry("analytics", "/ui/analytics", "Analytics", "Auswertung"),
            entry("add-device", "/ui/add-device", "Add a camera", "Kamera hinzufügen"),
            entry("add-device", "/ui/add-device?device={silent}", "Add a camera", "Kamera hinzufügen"),
            entry("settings", "/ui/settings/profile", "Profile", "Profil"),
            entry("settings", "/ui/settings/security", "Security", "Sicherheit"),
            entry("settings", "/ui/settings/notifications", "Notifications", "Benachrichtigungen"),
            entry("settings", "/ui/settings/data", "Your data", "Ihre Daten"),
            entry("settings", "/ui/settings/organization", "General", "Allgemein"),
            entry("settings", "/ui/settings/members", "Members", "Mitglieder"),
            entry("settings", "/ui/settings/plan", "Plan and limits", "Tarif und Grenzen"),
            entry("settings", "/ui/settings/keys", "API keys", "API-Schlüssel"),
            entry("settings", "/ui/settings/audit", "Log", "Protokoll"),
            entry("settings", "/ui/settings/normal", "What is normal", "Was normal ist"),
            entry("settings", "/ui/settings/panel", "Panel", "Gremium"),
            entry("settings", "/ui/settings/usage", "Usage and budget", "Verbrauch und Budget"),
            entry("admin", "/ui/admin/organizations", "Organizations", "Organisationen"),
            entry("admin", "/ui/admin/people", "People", "Personen"),
            entry("admin", "/ui/admin/devices", "Devices", "Geräte"),
            entry("admin", "/ui/admin/codes", "Activation codes", "Aktivierungscodes"),
            entry("admin", "/ui/admin/health", "Health and storage", "Zustand und Speicher"),
            entry("admin", "/ui/admin/audit", "Log", "Protokoll"),
            entry("", "/ui/nowhere", "There is no such page", "Diese Seite gibt es nicht"));

    private EveryPage() {}

    /** For people who are not signed in. */
    private static Entry entrance(String page, String path, String english, String german) {
        return new Entry(page, path, english, german, true, false);
    }

    private static Entry entry(String page, String path, String english, String german) {
        return new Entry(page, path, english, german, false, false);
    }

    /** Its address opens a dialog over the page. */
    private static Entry dialog(String page, String path, String english, String german) {
        return new Entry(page, path, english, german, false, true);
    }

    /**
     * @param page the folder that it is in
     * @param path with holes for what the test has made
     * @param english its heading
     */
    record Entry(String page, String path, String english, String german, boolean open, boolean dialog) {

        /** As its picture is called. */
        @Override
        public String toString() {
            return path.replaceAll("[^\\w{}]+", "-").replaceAll("^-ui-|[{}]|-$", "");
        }
    }
}
