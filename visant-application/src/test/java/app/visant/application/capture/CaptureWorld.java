package app.visant.application.capture;

import app.visant.application.InMemoryWorld;
import app.visant.application.capture.CaptureIngestion.Result;
import app.visant.application.capture.CaptureIngestion.Upload;
import app.visant.application.capture.port.ImageKey;
import app.visant.application.capture.port.InMemoryImageStore;
import app.visant.application.capture.port.PassThroughImageCodec;
import app.visant.application.capture.port.Pictures;
import app.visant.application.capture.port.PlainMetadataWriter;
import app.visant.application.job.JobHandler;
import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.JobQueue.Lease;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.capture.Capture;
import app.visant.domain.device.Device;
import app.visant.domain.shared.NodeId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Reach;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.TriggerLabel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The capture context over ports in memory, with one organization and one device. */
public final class CaptureWorld {
    public static final Duration LEASE = Duration.ofMinutes(2);
    private static final NodeId NODE = new NodeId(new UUID(1, 1));

    public final InMemoryWorld ports = new InMemoryWorld();
    public final OrgId org = ports.newOrg();
    public final Device.Active device = ports.newDevice(org);
    public final InMemoryImageStore images = new InMemoryImageStore(ports.clock());
    public final PassThroughImageCodec codec = new PassThroughImageCodec();
    public final CaptureLedger ledger = new CaptureLedger(
            ports.transactions(), ports.captures(), ports.jobs(), ports.signals(), ports.ids(), ports.quota());
    final StillBudget budget = new StillBudget(StillBudget.Limits.DEFAULT);
    final Thumbnails thumbnails = new Thumbnails(images, codec, budget);
    public final CaptureIngestion ingestion = new CaptureIngestion(budget, codec, images, ledger, ports.clock());
    public final CaptureLibrary library =
            new CaptureLibrary(ports.transactions(), ports.captures(), images, thumbnails, ledger, ports.clock());
    final StillDevelopment development = new StillDevelopment(
            ports.transactions(),
            ports.captures(),
            ports.jobs(),
            images,
            new StillDevelopment.Darkroom(thumbnails, new PlainMetadataWriter(), ports.quota(), Set.of()),
            ports.clock());
    final StillErasure erasure = new StillErasure(ports.transactions(), ports.captures(), ports.jobs(), images);
    final OrphanCollection orphans =
            new OrphanCollection(ports.transactions(), ports.captures(), images, ports.clock());

    /** When the plan ends of whoever uploads. */
    public Instant planEnd = Instant.MAX;

    /** Somebody of the organization who may do everything. */
    public Principal.User person() {
        return ports.ownerOf(org);
    }

    /** An upload by the device, of a picture that depends on the seed. */
    public Upload upload(String recordId, long seed) {
        return upload(recordId, ports.clock().instant(), Pictures.jpeg(64, 48, seed));
    }

    public Upload upload(String recordId, Instant capturedAt, byte... jpeg) {
        return upload(device, recordId, capturedAt, jpeg);
    }

    public Upload upload(Device.Active by, String recordId, Instant capturedAt, byte... jpeg) {
        return new Upload(
                new Principal.Device(by.id(), by.org(), planEnd),
                by.id(),
                new RecordId(recordId),
                capturedAt,
                Optional.of(new TriggerLabel("hourly")),
                Optional.empty(),
                content(jpeg));
    }

    static CaptureIngestion.Content content(byte... jpeg) {
        return new CaptureIngestion.Content() {
            @Override
            public long sizeBytes() {
                return jpeg.length;
            }

            @Override
            public byte[] read() {
                return jpeg;
            }
        };
    }

    /** A still that was taken in now. */
    public Capture taken(String recordId, long seed) {
        var result = ingestion.ingest(upload(recordId, seed));
        if (!(result instanceof Result.Accepted)) {
            throw new IllegalStateException(result.toString());
        }
        return capture(recordId);
    }

    public Capture capture(String recordId) {
        return library.find(Reach.all(org), new RecordId(recordId)).orElseThrow();
    }

    public ImageKey key(String recordId) {
        return ImageKey.of(capture(recordId));
    }

    /** Leases the jobs of a kind that are due, as a worker would. */
    public List<Lease> claim(JobKind kind) {
        return ports.system(Purpose.JOB_CLAIM)
                .list(tx -> ports.jobs()
                        .claim(tx, kind, NODE, 50, 50, LEASE, ports.clock().instant()));
    }

    /** Runs the due jobs of a kind, until there are none. */
    public void work(JobHandler handler) throws InterruptedException {
        for (var due = claim(handler.kind()); !due.isEmpty(); due = claim(handler.kind())) {
            for (var lease : due) {
                handler.handle(lease);
            }
        }
    }

    public long depth(JobKind kind) {
        return ports.system(Purpose.JOB_CLAIM).count(tx -> ports.jobs().depth(tx, kind));
    }
}
