package app.visant.application.capture.port;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.capture.port.ImageStore.Part;
import app.visant.application.capture.port.ImageStore.Put;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.RecordId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of images keeps to. */
public interface ImageStoreContract {
    OrgId ORG = new OrgId(UUID.fromString("018f0000-0000-7000-8000-000000000001"));
    OrgId OTHER_ORG = new OrgId(UUID.fromString("018f0000-0000-7000-8000-000000000002"));
    LocalDate DAY = LocalDate.of(2026, 11, 22);
    ImageKey KEY = new ImageKey(ORG, new DeviceId("CAM-1"), DAY, new RecordId("shot_1"));
    byte[] STILL = "a still".getBytes(UTF_8);
    byte[] OTHER_STILL = "another".getBytes(UTF_8);

    /** The same empty store for the whole of a test. */
    ImageStore store();

    /** The time that a file written now carries. */
    Instant now();

    /** Makes a capture's files look as if they had been written that much earlier. */
    void age(ImageKey key, Duration by);

    @Test
    default void whatWasPutIsReadBackWithItsSize() throws IOException {
        assertThat(store().put(KEY, Part.ORIGINAL, STILL)).isEqualTo(Put.STORED);

        var stored = store().open(KEY, Part.ORIGINAL).orElseThrow();
        try (var content = stored.content()) {
            assertThat(stored.sizeBytes()).isEqualTo(STILL.length);
            assertThat(content.readAllBytes()).isEqualTo(STILL);
        }
        assertThat(store().read(KEY, Part.ORIGINAL)).hasValue(STILL);
    }

    @Test
    default void whatWasNotPutIsAbsent() {
        store().put(KEY, Part.ORIGINAL, STILL);

        assertThat(store().open(KEY, Part.THUMBNAIL)).isEmpty();
        assertThat(store().open(KEY, Part.METADATA)).isEmpty();
        assertThat(store().open(named("shot_2"), Part.ORIGINAL)).isEmpty();
        assertThat(store().read(named("shot_2"), Part.ORIGINAL)).isEmpty();
    }

    @Test
    default void laterChangesToTheCallersBytesDoNotReachTheStore() {
        var bytes = STILL.clone();
        store().put(KEY, Part.ORIGINAL, bytes);
        bytes[0] = 'X';

        assertThat(store().read(KEY, Part.ORIGINAL)).hasValue(STILL);
    }

    @Test
    default void anOriginalIsStoredAgainOnlyWithTheSameBytes() {
        store().put(KEY, Part.ORIGINAL, STILL);

        assertThat(store().put(KEY, Part.ORIGINAL, STILL.clone())).isEqualTo(Put.STORED);
        assertThat(store().put(KEY, Part.ORIGINAL, OTHER_STILL)).isEqualTo(Put.OCCUPIED);
        assertThat(store().put(KEY, Part.ORIGINAL, new byte[0])).isEqualTo(Put.OCCUPIED);
        assertThat(store().read(KEY, Part.ORIGINAL)).hasValue(STILL);
    }

    @Test
    default void theOtherPartsAreReplaced() {
        for (var part : List.of(Part.THUMBNAIL, Part.METADATA)) {
            assertThat(store().put(KEY, part, STILL)).isEqualTo(Put.STORED);
            assertThat(store().put(KEY, part, OTHER_STILL)).isEqualTo(Put.STORED);
            assertThat(store().read(KEY, part)).hasValue(OTHER_STILL);
        }
    }

    @Test
    default void eachOrganizationDeviceDayAndRecordHasItsOwnFiles() {
        var keys = List.of(
                KEY,
                new ImageKey(OTHER_ORG, KEY.device(), DAY, KEY.recordId()),
                new ImageKey(ORG, new DeviceId("CAM-2"), DAY, KEY.recordId()),
                new ImageKey(ORG, KEY.device(), DAY.plusDays(1), KEY.recordId()),
                named("shot_2"));

        for (var key : keys) {
            assertThat(store().put(key, Part.ORIGINAL, key.toString().getBytes(UTF_8)))
                    .isEqualTo(Put.STORED);
        }

        for (var key : keys) {
            assertThat(store().read(key, Part.ORIGINAL)).hasValue(key.toString().getBytes(UTF_8));
        }
    }

    @Test
    default void aRecordNamedLikeAnotherOnesThumbnailIsKeptApart() {
        var lookalike = named("shot_1_thumb");
        store().put(KEY, Part.ORIGINAL, STILL);
        store().put(lookalike, Part.ORIGINAL, OTHER_STILL);

        assertThat(store().put(KEY, Part.THUMBNAIL, "small".getBytes(UTF_8))).isEqualTo(Put.STORED);

        assertThat(store().read(lookalike, Part.ORIGINAL)).hasValue(OTHER_STILL);
        assertThat(store().removeOlder(KEY, now().plusSeconds(60))).isTrue();
        assertThat(store().read(lookalike, Part.ORIGINAL)).hasValue(OTHER_STILL);
        try (var old = store().olderThan(now().plusSeconds(60))) {
            assertThat(old).containsExactly(lookalike);
        }
    }

    @Test
    default void removalTakesAllParts() {
        for (var part : Part.values()) {
            store().put(KEY, part, STILL);
        }
        store().put(named("shot_2"), Part.ORIGINAL, STILL);

        assertThat(store().removeOlder(KEY, now().plusSeconds(60))).isTrue();

        for (var part : Part.values()) {
            assertThat(store().open(KEY, part)).isEmpty();
        }
        assertThat(store().open(named("shot_2"), Part.ORIGINAL)).isPresent();
    }

    @Test
    default void removalSparesAnOriginalThatIsNotOlder() {
        store().put(KEY, Part.ORIGINAL, STILL);
        store().put(KEY, Part.THUMBNAIL, STILL);

        assertThat(store().removeOlder(KEY, now())).isFalse();

        assertThat(store().read(KEY, Part.ORIGINAL)).hasValue(STILL);
        assertThat(store().read(KEY, Part.THUMBNAIL)).hasValue(STILL);
    }

    @Test
    default void removingWhatIsNotThereSucceeds() {
        assertThat(store().removeOlder(KEY, now())).isTrue();

        store().put(KEY, Part.THUMBNAIL, STILL);
        assertThat(store().removeOlder(KEY, now())).isTrue();
        assertThat(store().open(KEY, Part.THUMBNAIL)).isEmpty();
    }

    @Test
    default void afterARemovalTheKeyIsFree() {
        store().put(KEY, Part.ORIGINAL, STILL);
        store().removeOlder(KEY, now().plusSeconds(60));

        assertThat(store().put(KEY, Part.ORIGINAL, OTHER_STILL)).isEqualTo(Put.STORED);
        assertThat(store().read(KEY, Part.ORIGINAL)).hasValue(OTHER_STILL);
    }

    @Test
    default void storingTheSameOriginalAgainMakesItYoung() {
        store().put(KEY, Part.ORIGINAL, STILL);
        age(KEY, Duration.ofHours(2));
        var anHourAgo = now().minus(Duration.ofHours(1));
        assertOlder(anHourAgo, KEY);

        store().put(KEY, Part.ORIGINAL, STILL);

        assertOlder(anHourAgo);
        assertThat(store().removeOlder(KEY, anHourAgo)).isFalse();
        assertThat(store().read(KEY, Part.ORIGINAL)).hasValue(STILL);
    }

    @Test
    default void anAttemptWithOtherBytesLeavesTheAgeAsItIs() {
        store().put(KEY, Part.ORIGINAL, STILL);
        age(KEY, Duration.ofHours(2));

        store().put(KEY, Part.ORIGINAL, OTHER_STILL);

        assertOlder(now().minus(Duration.ofHours(1)), KEY);
    }

    @Test
    default void olderOriginalsAreListedAndYoungerOnesAreNot() {
        var old = List.of(KEY, named("shot_2"), new ImageKey(OTHER_ORG, new DeviceId("a_b"), DAY, KEY.recordId()));
        for (var key : old) {
            store().put(key, Part.ORIGINAL, STILL);
            store().put(key, Part.THUMBNAIL, STILL);
            store().put(key, Part.METADATA, STILL);
            age(key, Duration.ofHours(2));
        }
        store().put(named("young"), Part.ORIGINAL, STILL);

        assertOlder(now().minus(Duration.ofHours(1)), old.toArray(ImageKey[]::new));
        assertOlder(now().minus(Duration.ofHours(3)));
    }

    @Test
    default void whatHasLostItsOriginalIsListedToo() {
        store().put(KEY, Part.THUMBNAIL, STILL);
        age(KEY, Duration.ofHours(2));

        assertOlder(now().minus(Duration.ofHours(1)), KEY);
    }

    @Test
    default void anEmptyStoreListsNothingAndIsWritable() {
        assertOlder(now().plusSeconds(60));
        assertThat(store().writable()).isTrue();
        assertOlder(now().plusSeconds(60));
    }

    private void assertOlder(Instant before, ImageKey... expected) {
        try (var old = store().olderThan(before)) {
            assertThat(old).containsExactlyInAnyOrder(expected);
        }
    }

    private static ImageKey named(String record) {
        return new ImageKey(ORG, KEY.device(), DAY, new RecordId(record));
    }
}
