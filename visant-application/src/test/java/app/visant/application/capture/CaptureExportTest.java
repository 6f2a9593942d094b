package app.visant.application.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import app.visant.application.capture.CaptureExport.Bounds;
import app.visant.application.capture.CaptureExport.Item;
import app.visant.application.capture.CaptureExport.Result;
import app.visant.application.capture.port.CaptureRepository.Filter;
import app.visant.application.capture.port.Pictures;
import app.visant.application.capture.port.PlainMetadataWriter;
import app.visant.domain.capture.Capture;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.KeyId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Reach;
import app.visant.domain.shared.RecordId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CaptureExportTest {
    private static final byte[] JPEG = Pictures.jpeg(64, 48, 9);

    private final CaptureWorld world = new CaptureWorld();
    private final Principal.User person = world.person();

    @Test
    void handsOverEachStillAsReceivedNewestFirst() throws IOException {
        var older = taken("A", 1);
        var newer = taken("B", 2);

        var items = items(begun(export(Bounds.DEFAULT), person));

        assertThat(items).extracting(Item::capture).containsExactly(newer, older);
        assertThat(items).allSatisfy(item -> {
            var found = (Item.Found) item;
            assertThat(found.jpeg()).hasSize((int) item.capture().still().sizeBytes());
            assertThat(found.metadata()).isEqualTo(new PlainMetadataWriter().write(item.capture()));
        });
    }

    @Test
    void goesOnBeyondAPageAndEndsAtTheBound() throws IOException {
        for (var i = 0; i < 120; i++) {
            taken("CAP_" + i, i);
        }
        var run = begun(export(new Bounds(120, Long.MAX_VALUE)), person);
        taken("LATE", 7);

        assertThat(items(run)).hasSize(120).extracting(Item::capture).doesNotHaveDuplicates();
    }

    @Test
    void namesWhatWasDeletedMeanwhileAndLeavesItOut() throws IOException {
        var kept = taken("KEPT", 1);
        var gone = taken("GONE", 2);
        var lost = taken("LOST", 3);
        var run = begun(export(Bounds.DEFAULT), person);
        var items = new ArrayList<Item>();

        run.each(item -> {
            items.add(item);
            if (item.capture().equals(lost)) {
                world.library.delete(person, gone.recordId());
            }
        });

        assertThat(items)
                .extracting(Item::capture, item -> item instanceof Item.Found)
                .containsExactly(tuple(lost, true), tuple(gone, false), tuple(kept, true));
    }

    @Test
    void aStillWithoutItsFileIsLeftOut() throws IOException {
        var lost = taken("LOST", 1);
        world.images.removeOlder(
                world.key("LOST"), world.ports.clock().instant().plus(Duration.ofDays(1)));

        assertThat(items(begun(export(Bounds.DEFAULT), person))).containsExactly(new Item.Gone(lost));
    }

    @Test
    void refusesMoreThanMayBeHadAtOnceBeforeAnythingIsHandedOver() {
        var bytes = taken("A", 1).still().sizeBytes() + taken("B", 2).still().sizeBytes();

        assertThat(export(new Bounds(2, bytes)).begin(person, Filter.ALL)).isInstanceOf(Result.Begun.class);
        assertThat(export(new Bounds(1, bytes)).begin(person, Filter.ALL))
                .isInstanceOfSatisfying(
                        Result.TooMuch.class,
                        no -> assertThat(no.extent().stills()).isEqualTo(2));
        assertThat(export(new Bounds(2, bytes - 1)).begin(person, Filter.ALL))
                .isInstanceOfSatisfying(
                        Result.TooMuch.class,
                        no -> assertThat(no.extent().bytes()).isEqualTo(bytes));
    }

    @Test
    void whoAsksForTooMuchMayAskForLessAtOnce() {
        taken("A", 1);
        var export = export(new Bounds(0, 0));

        assertThat(export.begin(person, Filter.ALL)).isInstanceOf(Result.TooMuch.class);
        assertThat(export.begin(person, of(new DeviceId("CAM-404")))).isInstanceOf(Result.Begun.class);
    }

    @Test
    void countsNoFurtherThanItHasTo() {
        for (var i = 0; i < 450; i++) {
            taken("CAP_" + i, i % 7);
        }

        var extent = export(new Bounds(100, Long.MAX_VALUE)).extent(Reach.all(world.org), Filter.ALL);

        assertThat(extent.whole()).isFalse();
        assertThat(extent.stills()).isEqualTo(200);
        assertThat(export(Bounds.DEFAULT).extent(Reach.all(world.org), Filter.ALL))
                .satisfies(all -> assertThat(all.whole()).isTrue())
                .satisfies(all -> assertThat(all.stills()).isEqualTo(450));
    }

    @Test
    void aPersonHasOneAtATimeAndAnotherOneIsNotKeptWaiting() {
        var export = export(Bounds.DEFAULT);
        var run = begun(export, person);

        assertThat(export.begin(person, Filter.ALL)).isInstanceOf(Result.Busy.class);
        assertThat(export.begin(world.person(), Filter.ALL)).isInstanceOf(Result.Begun.class);

        run.close();
        assertThat(export.begin(person, Filter.ALL)).isInstanceOf(Result.Begun.class);
    }

    @Test
    void whatTheTakerThrowsEndsIt() {
        taken("A", 1);
        taken("B", 2);
        var run = begun(export(Bounds.DEFAULT), person);
        var taken = new ArrayList<Item>();

        assertThatThrownBy(() -> run.each(item -> {
                    taken.add(item);
                    throw new IOException("left");
                }))
                .isInstanceOf(IOException.class);
        assertThat(taken).hasSize(1);
    }

    @Test
    void aKeyForSomeDevicesGetsTheirStillsAlone() throws IOException {
        taken("OURS", 1);
        var other = world.ports.newDevice(world.org);
        world.ingestion.ingest(world.upload(other, "THEIRS", world.ports.clock().instant(), JPEG));
        var export = export(Bounds.DEFAULT);

        assertThat(items(begun(export, key(other.id()))))
                .extracting(item -> item.capture().recordId())
                .containsExactly(new RecordId("THEIRS"));
        assertThat(export.extent(key(other.id()).reach(), of(world.device.id())).stills())
                .isZero();
    }

    @Test
    void anotherOrganizationGetsNothing() throws IOException {
        taken("OURS", 1);
        OrgId theirs = world.ports.newOrg();

        assertThat(items(begun(export(Bounds.DEFAULT), world.ports.ownerOf(theirs))))
                .isEmpty();
    }

    private CaptureExport export(Bounds bounds) {
        return new CaptureExport(
                world.ports.transactions(), world.ports.captures(), world.images, new PlainMetadataWriter(), bounds);
    }

    private Capture taken(String recordId, long seed) {
        world.ports.clock().advance(Duration.ofSeconds(1));
        return world.taken(recordId, seed);
    }

    private Principal.Key key(DeviceId device) {
        return new Principal.Key(
                new KeyId(world.ports.ids().next()),
                person.user(),
                new Reach(world.org, Optional.of(Set.of(device))),
                Set.of(Permission.CAPTURES_READ));
    }

    private static Filter of(DeviceId device) {
        return new Filter(
                Optional.of(device),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static CaptureExport.Run begun(CaptureExport export, Principal.Insider who) {
        return ((Result.Begun) export.begin(who, Filter.ALL)).run();
    }

    private static List<Item> items(CaptureExport.Run run) throws IOException {
        var items = new ArrayList<Item>();
        run.each(items::add);
        return items;
    }
}
