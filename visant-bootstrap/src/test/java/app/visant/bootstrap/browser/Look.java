package app.visant.bootstrap.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/** What somebody looks at the dashboard with, and where they are. */
record Look(int width, int height, boolean touch, ColorScheme theme, String language, String zone) {
    static final Look WIDE = new Look(1360, 900, false, ColorScheme.LIGHT, "en-GB", "Europe/Berlin");
    static final Look PHONE = new Look(390, 844, true, ColorScheme.LIGHT, "en-GB", "Europe/Berlin");

    Look dark() {
        return new Look(width, height, touch, ColorScheme.DARK, language, zone);
    }

    /** @param language as browsers name it, {@code de-DE} */
    Look speaking(String language) {
        return new Look(width, height, touch, theme, language, zone);
    }

    Look in(String zone) {
        return new Look(width, height, touch, theme, language, zone);
    }

    NewContextOptions context() {
        return new NewContextOptions()
                .setViewportSize(width, height)
                .setHasTouch(touch)
                .setIsMobile(touch)
                .setColorScheme(theme)
                .setLocale(language)
                .setTimezoneId(zone)
                .setReducedMotion(ReducedMotion.REDUCE);
    }
}
