package app.visant.http.evaluation;

import app.visant.application.evaluation.Sights;
import app.visant.domain.evaluation.SightChoice;
import app.visant.domain.evaluation.SightChoice.NamedRegion;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.RecordId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What goes over the wire about what agents see. */
final class SightWire {
    private SightWire() {}

    /**
     * What is left out is not chosen.
     *
     * @param form {@code masked} (the picture keeps its size, the rest is black) or {@code cropped} (it ends at the frame
     *     around all regions that are to be seen); {@code masked} unless told
     * @param regions at most ten
     * @param references at most three captures that show what is normal
     * @param language {@code en} or {@code de}; the organization's unless told
     */
    record SightRequest(
            Optional<String> form,
            Optional<List<RegionAnswer>> regions,
            Optional<List<String>> references,
            Optional<String> language) {}

    /**
     * A part of the picture: left, top, width and height as shares of the whole, 0 to 1.
     *
     * @param kind {@code include} (nothing but such regions is seen) or {@code mask} (not seen, whatever else is)
     */
    record RegionAnswer(String name, String kind, double x, double y, double w, double h) {
        static RegionAnswer of(NamedRegion named) {
            var region = named.region();
            return new RegionAnswer(named.name(), word(named.kind()), region.x(), region.y(), region.w(), region.h());
        }
    }

    /**
     * What holds.
     *
     * @param own whether anything was chosen for this device
     * @param share how much of the picture is seen, from 0 to 1
     * @param references without those that were deleted since, and those of devices that the asking key does not reach
     * @param language the device's, or else the organization's
     * @param ownLanguage whether it is the device's
     * @param fingerprint what verdicts that are given by this have in {@code judged_by}; null where nothing is out of the
     *     ordinary
     */
    record SightAnswer(
            String deviceId,
            boolean own,
            String form,
            List<RegionAnswer> regions,
            double share,
            List<String> references,
            String language,
            boolean ownLanguage,
            Optional<String> fingerprint) {
        static SightAnswer of(DeviceId device, Sights.View view) {
            var choice = view.own().orElse(SightChoice.NONE);
            var fingerprint = view.outlook().fingerprint();
            return new SightAnswer(
                    device.value(),
                    view.own().isPresent(),
                    word(choice.form()),
                    choice.regions().stream().map(RegionAnswer::of).toList(),
                    view.outlook().sight().share(),
                    choice.references().stream().map(RecordId::value).toList(),
                    view.outlook().language().code(),
                    choice.language().isPresent(),
                    Optional.of(fingerprint).filter(text -> !text.isEmpty()));
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
