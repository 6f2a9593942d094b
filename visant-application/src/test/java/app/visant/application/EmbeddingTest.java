package app.visant.application;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.activation.CodeLedger;
import app.visant.application.activation.CodeRedemption;
import app.visant.application.activation.CodeTries;
import app.visant.application.capture.CaptureIngestion;
import app.visant.application.capture.CaptureLedger;
import app.visant.application.capture.CaptureLibrary;
import app.visant.application.capture.StillBudget;
import app.visant.application.capture.StillDevelopment;
import app.visant.application.capture.Thumbnails;
import app.visant.application.capture.port.ImageKey;
import app.visant.application.capture.port.ImageStore.Part;
import app.visant.application.capture.port.InMemoryImageStore;
import app.visant.application.capture.port.PassThroughImageCodec;
import app.visant.application.capture.port.Pictures;
import app.visant.application.capture.port.PlainMetadataWriter;
import app.visant.application.command.CommandSettling;
import app.visant.application.command.CommandStreams;
import app.visant.application.command.DeviceCommands;
import app.visant.application.command.StreamNews;
import app.visant.application.command.port.CommandChannel.Message;
import app.visant.application.command.port.RecordingCommandChannel;
import app.visant.application.device.DeviceActivation;
import app.visant.application.device.DeviceSlots;
import app.visant.application.device.DeviceTokens;
import app.visant.application.evaluation.EvaluationLedger;
import app.visant.application.evaluation.FirstDescription;
import app.visant.application.evaluation.ScriptedPanel;
import app.visant.application.evaluation.Showing;
import app.visant.application.evaluation.StillEvaluation;
import app.visant.application.identity.AccountOpening;
import app.visant.application.identity.Arrivals;
import app.visant.application.identity.Authentication;
import app.visant.application.identity.Consent;
import app.visant.application.identity.EmailVerification;
import app.visant.application.identity.Entry;
import app.visant.application.identity.FactorCheck;
import app.visant.application.identity.Grants;
import app.visant.application.identity.LocalIdentityProvider;
import app.visant.application.identity.MailedLinks;
import app.visant.application.identity.NewPassword;
import app.visant.application.identity.NoProviderSessions;
import app.visant.application.identity.OperatorAddresses;
import app.visant.application.identity.ProviderTokens;
import app.visant.application.identity.SessionEnding;
import app.visant.application.identity.SessionKeeping;
import app.visant.application.identity.SignUp;
import app.visant.application.identity.TryLimits;
import app.visant.application.job.JobDispatch;
import app.visant.application.job.JobHandler;
import app.visant.application.org.OrganizationFounding;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.capture.Evaluation;
import app.visant.domain.command.CaptureCommand;
import app.visant.domain.command.Delivery;
import app.visant.domain.device.DeviceName;
import app.visant.domain.evaluation.ModelOutcome;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Password;
import app.visant.domain.identity.Session;
import app.visant.domain.shared.CommandId;
import app.visant.domain.shared.NodeId;
import app.visant.domain.shared.Origin;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.StreamId;
import app.visant.domain.shared.TriggerLabel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * The capabilities put together by hand, as an application that embeds Visant would: no container, no framework, nothing
 * but constructors that everybody may call. The ports are in memory here; an embedder brings its own.
 */
final class EmbeddingTest {
    private static final NodeId NODE = new NodeId(new UUID(0, 1));

    private final InMemoryWorld ports = new InMemoryWorld();

    private final Grants grants = new Grants(ports.providerSessions(), ports.secretBox(), ports.clock());
    private final SessionKeeping keeping =
            new SessionKeeping(ports.sessions(), ports.issuer(), ports.tokens(), ports.ids(), ports.clock(), grants);
    private final SessionEnding ending = new SessionEnding(ports.sessions(), ports.signals(), ports.clock());
    private final MailedLinks links = new MailedLinks(ports.accounts(), ports.postbox(), ports.tokens(), ports.clock());
    private final EmailVerification verification = new EmailVerification(
            ports.transactions(),
            new EmailVerification.Stores(ports.users(), ports.accounts()),
            links,
            new OperatorAddresses(Set.of()),
            new TryLimits(ports.rateLimiter(), ports.clock()),
            ports.clock());
    private final LocalIdentityProvider provider = new LocalIdentityProvider(
            ports.transactions(),
            ports.users(),
            ports.hasher(),
            new FactorCheck(ports.secondFactors(), ports.secretBox(), ports.clock()),
            new LocalIdentityProvider.Recovering(links, new NewPassword(ports.users(), ending, links), verification));
    private final AccountOpening opening = new AccountOpening(
            ports.users(),
            ports.subjects(),
            new OrganizationFounding(
                    ports.organizations(),
                    Set.of(new FirstDescription(ports.descriptions(), ports.ids())),
                    ports.ids(),
                    ports.clock()),
            verification,
            ports.ids());
    private final Entry entry = new Entry(
            ports.transactions(),
            ports.users(),
            new Arrivals(ports.transactions(), ports.subjects(), ports.users(), opening, verification),
            keeping);
    private final SignUp signUp = new SignUp(
            ports.transactions(), provider, opening, keeping, entry, new TryLimits(ports.rateLimiter(), ports.clock()));
    private final NoProviderSessions elsewhere = new NoProviderSessions();
    private final Authentication people = new Authentication(
            ports.transactions(),
            ports.sessions(),
            ports.issuer(),
            new ProviderTokens(
                    ports.transactions(),
                    elsewhere,
                    new ProviderTokens.Stores(
                            ports.sessions(), ports.providerSessions(), ports.subjects(), ports.users()),
                    entry,
                    keeping,
                    ports.clock()),
            new Consent(
                    ports.transactions(),
                    elsewhere,
                    grants,
                    new Consent.Stores(ports.sessions(), ending),
                    ports.clock(),
                    Runnable::run),
            ports.clock());

    private final DeviceTokens deviceTokens = new DeviceTokens(
            ports.transactions(), ports.devices(), ports.deviceTokens(), ports.tokens(), ports.clock());
    private final CodeRedemption codes = new CodeRedemption(
            ports.transactions(),
            new CodeLedger(ports.codes(), ports.organizations(), ports.verifiedAddresses(), ports.ids(), ports.clock()),
            new CodeTries(ports.rateLimiter(), ports.clock()));
    private final DeviceActivation activation = new DeviceActivation(
            ports.transactions(),
            ports.devices(),
            new DeviceSlots(ports.organizations(), ports.devices(), codes, ports.clock()),
            deviceTokens,
            ports.ids(),
            ports.clock());

    private final CommandStreams streams = new CommandStreams(
            ports.transactions(),
            ports.presence(),
            new StreamNews(ports.devices(), ports.deviceSchedules(), ports.commands(), ports.ids(), ports.clock()),
            ports.signals(),
            Runnable::run,
            new CommandStreams.Place(NODE, ports.clock()));
    private final DeviceCommands commands = new DeviceCommands(
            ports.transactions(),
            new DeviceCommands.Stores(ports.commands(), ports.devices(), ports.organizations()),
            streams,
            ports.ids(),
            ports.clock());
    private final CommandSettling settling =
            new CommandSettling(ports.transactions(), ports.commands(), Set.of(), ports.clock());

    private final InMemoryImageStore images = new InMemoryImageStore(ports.clock());
    private final PassThroughImageCodec codec = new PassThroughImageCodec();
    private final StillBudget budget = new StillBudget(StillBudget.Limits.DEFAULT);
    private final Thumbnails thumbnails = new Thumbnails(images, codec, budget);
    private final CaptureLedger ledger = new CaptureLedger(
            ports.transactions(), ports.captures(), ports.jobs(), ports.signals(), ports.ids(), ports.quota());
    private final CaptureIngestion ingestion = new CaptureIngestion(budget, codec, images, ledger, ports.clock());
    private final CaptureLibrary library =
            new CaptureLibrary(ports.transactions(), ports.captures(), images, thumbnails, ledger, ports.clock());
    private final StillDevelopment development = new StillDevelopment(
            ports.transactions(),
            ports.captures(),
            ports.jobs(),
            images,
            new StillDevelopment.Darkroom(thumbnails, new PlainMetadataWriter(), ports.quota(), Set.of()),
            ports.clock());
    private final StillEvaluation evaluation = new StillEvaluation(
            new EvaluationLedger(
                    ports.transactions(),
                    ports.jobs(),
                    ports.captures(),
                    ledger,
                    new ScriptedPanel(ports, Duration.ofMinutes(1), ports.model()).stores(),
                    ports.clock()),
            new Showing(images, codec),
            ports.clock());

    @Test
    void theMainJobIsDoneWithoutAnyContainer() throws InterruptedException {
        ports.model()
                .always(new ModelOutcome.Assessed(ClassificationState.ABNORMAL, 0.9, "A van in the yard.", List.of()));
        var owner = signedUp();
        var device = activated(owner);
        var channel = new RecordingCommandChannel(new StreamId(ports.ids().next()));
        streams.opened(device, channel);

        commands.captureNow(owner, device.device(), TriggerLabel.MANUAL);
        var order = ordered(channel);
        var still = new RecordId("CAP_" + order);
        assertThat(ingestion.ingest(upload(device, still))).isEqualTo(new CaptureIngestion.Result.Accepted(still));
        settling.acknowledge(device, order, new CommandSettling.Answer.Completed(Optional.of(still)));
        work(development);
        work(evaluation);

        var capture = library.find(owner.reach(), still).orElseThrow();
        assertThat(capture.evaluation().judged())
                .map(Evaluation.Classification::state)
                .contains(ClassificationState.ABNORMAL);
        assertThat(images.open(ImageKey.of(capture), Part.THUMBNAIL)).isPresent();
        assertThat(latestOrder(owner, device).delivery()).isInstanceOfSatisfying(Delivery.Acknowledged.class, done -> {
            assertThat(done.recordId()).contains(still);
        });
    }

    private Principal.User signedUp() {
        var result = signUp.signUp(new SignUp.Request(
                new Email("ada@example.org"),
                new Password("correct horse"),
                Optional.of("Ada"),
                Optional.empty(),
                Session.Kind.CLIENT,
                Origin.LOCAL));
        var signedIn = ((SignUp.Result.SignedUp) result).signedIn();
        return people.byAccessToken(signedIn.accessToken()).orElseThrow();
    }

    private Principal.Device activated(Principal.User owner) {
        var result = (DeviceActivation.Result.Activated) activation.register(owner, new DeviceName("Yard"));
        return deviceTokens.authenticate(result.token()).orElseThrow();
    }

    private static CommandId ordered(RecordingCommandChannel channel) {
        return ((Message.Capture) channel.sent().getLast()).command().id();
    }

    private CaptureIngestion.Upload upload(Principal.Device device, RecordId still) {
        var jpeg = Pictures.jpeg(64, 48);
        return new CaptureIngestion.Upload(
                device,
                device.device(),
                still,
                ports.clock().instant(),
                Optional.of(TriggerLabel.MANUAL),
                Optional.empty(),
                new CaptureIngestion.Content() {
                    @Override
                    public long sizeBytes() {
                        return jpeg.length;
                    }

                    @Override
                    public byte[] read() {
                        return jpeg;
                    }
                });
    }

    /** Takes the jobs that are due and waits until they are done. */
    private void work(JobHandler handler) throws InterruptedException {
        var dispatch = new JobDispatch(
                handler,
                ports.jobs(),
                ports.transactions(),
                ports.signals(),
                ports.clock(),
                new JobDispatch.Settings(NODE, 2, Duration.ofMinutes(2)));
        dispatch.tick();
        dispatch.stop(Duration.ofSeconds(60));
    }

    private CaptureCommand latestOrder(Principal.User owner, Principal.Device device) {
        return commands.history(owner.org(), device.device(), Page.Request.first(1))
                .orElseThrow()
                .items()
                .getFirst();
    }
}
