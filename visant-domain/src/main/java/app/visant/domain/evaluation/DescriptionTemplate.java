package app.visant.domain.evaluation;

import java.util.List;

/**
 * A description to start from, to be made one's own before it is used.
 *
 * @param key the same in every language
 * @param language as in ISO 639-1
 */
public record DescriptionTemplate(String key, String language, String title, DescriptionText text) {
    private static final List<DescriptionTemplate> ALL = List.of(
            english(
                    "yard",
                    "Yard or driveway",
                    "The yard is empty or holds the cars of the household. The gate is closed. "
                            + "Nobody is in the yard between 22:00 and 6:00. Cats, birds, leaves, rain, snow and shadows are normal. "
                            + "A person at night, an unknown van, an open gate or a light in the shed is not."),
            english(
                    "entrance",
                    "Entrance",
                    "The door is closed and the way to it is clear. People who come, wait and go are normal during the day. "
                            + "Somebody who lingers at night, a door that stands open with nobody near, "
                            + "a parcel or bag left on the ground or a blocked emergency exit is not."),
            english(
                    "parking",
                    "Parking lot",
                    "Cars are parked within the marked bays, and the lanes between them are free. "
                            + "People walk to and from their cars. A vehicle in a lane or before the barrier, an accident, smoke, "
                            + "or people gathered at night is not normal."),
            english(
                    "warehouse",
                    "Warehouse",
                    "Goods stand on shelves and pallets, the aisles and emergency exits are free, and the lights are on during "
                            + "working hours. Forklifts and people in high-visibility vests are normal. "
                            + "A fallen load, liquid on the floor, smoke, or anybody there at night is not."),
            english(
                    "machine",
                    "Machine or plant room",
                    "The machine stands as usual, its guards are closed, and its signal lamp is green. "
                            + "The floor is dry and clear. A yellow or red lamp, an open guard, steam, smoke, a leak or a tool left "
                            + "behind is not normal."),
            english(
                    "site",
                    "Construction site",
                    "Vehicles, material and people in helmets are normal on working days between 6:00 and 18:00. "
                            + "Outside these hours the site is empty and the fence is closed. A person without a helmet below the "
                            + "crane, an open fence at night, or smoke is not normal."),
            german(
                    "yard",
                    "Hof oder Einfahrt",
                    "Der Hof ist leer, oder die Autos des Haushalts stehen darin. Das Tor ist geschlossen. "
                            + "Zwischen 22:00 und 6:00 Uhr ist niemand im Hof. Katzen, Vögel, Laub, Regen, Schnee und Schatten sind "
                            + "normal. Ein Mensch bei Nacht, ein fremder Lieferwagen, ein offenes Tor oder Licht im Schuppen nicht."),
            german(
                    "entrance",
                    "Eingang",
                    "Die Tür ist geschlossen und der Weg dorthin frei. Tagsüber sind Menschen normal, die kommen, warten und "
                            + "gehen. Wer nachts dort verweilt, eine offene Tür ohne jemanden in der Nähe, ein abgestelltes Paket, "
                            + "eine Tasche am Boden oder ein verstellter Notausgang ist es nicht."),
            german(
                    "parking",
                    "Parkplatz",
                    "Autos stehen in den markierten Buchten, die Fahrgassen sind frei. Menschen gehen zu ihren Autos und kommen "
                            + "von dort. Ein Fahrzeug in der Gasse oder vor der Schranke, ein Unfall, Rauch oder eine Gruppe bei "
                            + "Nacht ist nicht normal."),
            german(
                    "warehouse",
                    "Lager",
                    "Waren stehen in Regalen und auf Paletten, Gänge und Notausgänge sind frei, und zur Arbeitszeit brennt Licht. "
                            + "Stapler und Menschen in Warnwesten sind normal. Eine gestürzte Ladung, Flüssigkeit am Boden, Rauch "
                            + "oder jemand bei Nacht ist es nicht."),
            german(
                    "machine",
                    "Maschine oder Technikraum",
                    "Die Maschine steht wie immer, ihre Abdeckungen sind geschlossen, und ihre Signallampe ist grün. "
                            + "Der Boden ist trocken und frei. Eine gelbe oder rote Lampe, eine offene Abdeckung, Dampf, Rauch, ein "
                            + "Leck oder liegen gelassenes Werkzeug ist nicht normal."),
            german(
                    "site",
                    "Baustelle",
                    "Fahrzeuge, Material und Menschen mit Helm sind an Werktagen von 6:00 bis 18:00 Uhr normal. "
                            + "Außerhalb dieser Zeit ist die Baustelle leer und der Zaun geschlossen. Jemand ohne Helm unter dem "
                            + "Kran, ein offener Zaun bei Nacht oder Rauch ist nicht normal."));

    /** Those of a language; empty if there are none. */
    public static List<DescriptionTemplate> in(String language) {
        return ALL.stream()
                .filter(template -> template.language.equals(language))
                .toList();
    }

    private static DescriptionTemplate english(String key, String title, String text) {
        return new DescriptionTemplate(key, "en", title, new DescriptionText(text));
    }

    private static DescriptionTemplate german(String key, String title, String text) {
        return new DescriptionTemplate(key, "de", title, new DescriptionText(text));
    }
}
