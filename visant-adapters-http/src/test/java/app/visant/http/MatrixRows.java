package app.visant.http;

import app.visant.application.PortsUnderTest;
import app.visant.application.activation.CodeAdministration;
import app.visant.application.capture.port.ImageKey;
import app.visant.application.capture.port.ImageStore;
import app.visant.application.capture.port.Pictures;
import app.visant.application.device.DeviceFleet;
import app.visant.application.device.DeviceManufacture;
import app.visant.application.identity.SignUp;
import app.visant.application.identity.SignedIn;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.activation.ActivationCode;
import app.visant.domain.activation.Benefit;
import app.visant.domain.capture.Capture;
import app.visant.domain.command.CaptureCommand;
import app.visant.domain.device.Device;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Membership;
import app.visant.domain.identity.Password;
import app.visant.domain.identity.Session;
import app.visant.domain.identity.User;
import app.visant.domain.key.ApiKey;
import app.visant.domain.schedule.ScheduledTrigger;
import app.visant.domain.shared.CommandId;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.KeyId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Origin;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Reach;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.SessionId;
import app.visant.domain.shared.Sha256;
import app.visant.domain.shared.TriggerLabel;
import app.visant.domain.shared.UserId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;

/** One organization with one of each thing, made anew for each question, so that no answer depends on another. */
final class MatrixRows {
    private static final String PASSWORD = "correct horse";
    private static final byte[] JPEG = Pictures.jpeg(64, 48);

    /** What a body has to say where {@code {}} is not enough. */
    private static final Map<String, Function<MatrixRows, String>> BODIES = Map.of(
            "POST /v1/auth/signup",
            rows -> json("email", "new-" + rows.account.user().email(), "password", PASSWORD),
            "POST /v1/auth/login",
            rows -> json("email", rows.account.user().email().value(), "password", PASSWORD),
            "POST /v1/auth/token/refresh",
            rows -> json("refresh_token", rows.account.secret()),
            "POST /v1/admin/codes",
            rows -> "{\"benefit_type\":\"device_slots\",\"benefit_value\":1}",
            "POST /v1/devices",
            rows -> json("name", "Gate"),
            "POST /v1/devices/activate",
            rows -> json(
                    "device_id",
                    rows.made.id().value(),
                    "claim_code",
                    rows.made.claimCode().orElseThrow()),
            "POST /v1/device-commands/ack",
            rows -> json("command_id", rows.command.id().toString(), "status", "completed"),
            "POST /v1/api-keys",
            rows -> "{\"name\":\"Wall\",\"scopes\":[\"captures:read\"]}",
            "POST /v1/scheduled-triggers",
            rows -> json(
                    "device_id", rows.device.id().value(), "trigger_label", "hourly", "cron_expression", "0 * * * *"));

    /** The routes that name a thing of the organization in the body. */
    private static final Set<String> NAMED_IN_BODY = Set.of("POST /v1/scheduled-triggers");

    private final WholeServer whole;
    private final OrgId org;
    private final Device.Active device;
    private final Device.Active retired;
    private final Capture capture;
    private final ScheduledTrigger schedule;
    private final CaptureCommand command;
    private final DeviceManufacture.Label made;
    private final ActivationCode code;
    private final KeyId key;
    private final SignedIn account;

    MatrixRows(WholeServer whole) {
        this.whole = whole;
        var world = whole.world;
        org = world.newOrg();
        device = world.newDevice(org);
        retired = world.newDevice(org);
        whole.assembly.get(DeviceFleet.class).retire(org, retired.id());
        capture = world.newCapture(device, world.clock().instant());
        whole.images.put(ImageKey.of(capture), ImageStore.Part.ORIGINAL, JPEG);
        schedule = world.newSchedule(device);
        command = CaptureCommand.issued(
                new CommandId(world.ids().next()),
                org,
                device.id(),
                TriggerLabel.MANUAL,
                Optional.empty(),
                world.clock().instant());
        world.in(org).run(tx -> world.commands().add(tx, command));
        made = manufactured();
        code = code();
        key = key();
        account = signedUp();
    }

    /** Whether a route is about a thing that belongs to an organization, so that others have no such thing. */
    static boolean namesOurs(Endpoint endpoint) {
        return !endpoint.path().contains("{code}")
                && !endpoint.access().equals(new Endpoint.Access.Guarded(Permission.PLATFORM_OPERATE))
                && (endpoint.path().contains("{")
                        || NAMED_IN_BODY.contains(endpoint.toString())
                        || PeopleRows.NAMED_IN_BODY.contains(endpoint.toString()));
    }

    /** Whether a route is about a thing of a device, so that a key for other devices knows no such thing. */
    static boolean namesThingsOfADevice(Endpoint endpoint) {
        return Stream.of("{device_id}", "{record_id}", "{schedule_id}")
                        .anyMatch(id -> endpoint.path().contains(id))
                || NAMED_IN_BODY.contains(endpoint.toString());
    }

    /** The status of the answer to a request in good order. */
    int ask(Endpoint endpoint, Who who) throws Exception {
        var principal = principal(who);
        var subject = new AccountRows(whole, account.user(), PASSWORD);
        var people = new PeopleRows(whole, org);
        principal.ifPresent(p -> subject.prepare(endpoint.toString(), p));
        principal.ifPresent(people::prepare);
        var path = people.path(subject.path(path(endpoint), who.outsider()));
        var call = whole.server.call(endpoint.method().name(), path);
        principal.ifPresent(p -> call.bearer(whole.server.credentials.add(secret(p), p)));
        return switch (endpoint.reply()) {
            case Endpoint.Reply.Events() -> {
                try (var events = call.events()) {
                    yield events.status();
                }
            }
            case Endpoint.Reply.Socket() -> {
                try (var socket = call.socket()) {
                    yield socket.status();
                }
            }
            default -> {
                if (endpoint.method() != Endpoint.Method.GET) {
                    call.body(body(endpoint, subject, people));
                }
                yield call.send().status();
            }
        };
    }

    private String path(Endpoint endpoint) {
        var subject = endpoint.path().startsWith("/v1/admin/") ? retired : device;
        return endpoint.path()
                .replace("{device_id}", subject.id().value())
                .replace("{record_id}", capture.recordId().value())
                .replace("{schedule_id}", schedule.id().toString())
                .replace("{key_id}", key.toString())
                .replace("{code}", code.code().value());
    }

    private RequestBody body(Endpoint endpoint, AccountRows subject, PeopleRows people) {
        return switch (endpoint.request()) {
            case Endpoint.Request.None() -> RequestBody.create(new byte[0]);
            case Endpoint.Request.Json json ->
                RequestBody.create(
                        subject.body(endpoint.toString())
                                .or(() -> people.body(endpoint.toString()))
                                .orElseGet(() -> BODIES.getOrDefault(endpoint.toString(), rows -> "{}")
                                        .apply(this)),
                        MediaType.get("application/json"));
            case Endpoint.Request.Multipart multipart ->
                new MultipartBody.Builder()
                        .setType(MultipartBody.FORM)
                        .addFormDataPart("device_id", device.id().value())
                        .addFormDataPart("record_id", "still-of-" + org)
                        .addFormDataPart("captured_at", "2025-11-10T12:00:00Z")
                        .addFormDataPart("file", "still.jpg", RequestBody.create(JPEG, MediaType.get("image/jpeg")))
                        .build();
        };
    }

    private Optional<Principal> principal(Who who) {
        return switch (who) {
            case ANONYMOUS -> Optional.empty();
            case DEVICE -> Optional.of(new Principal.Device(device.id(), org, Instant.MAX));
            case KEY, BARE_KEY -> Optional.of(holder(who, Reach.all(org)));
            case NARROW -> Optional.of(holder(who, new Reach(org, Optional.of(Set.of(retired.id())))));
            case OPERATOR, STRANGER -> Optional.of(member(whole.world.newOrg(), who));
            case VIEWER, EDITOR, ADMIN, OWNER -> Optional.of(member(org, who));
        };
    }

    private Principal.User member(OrgId of, Who who) {
        var world = whole.world;
        var id = new UserId(world.ids().next());
        var operator = who == Who.OPERATOR;
        var user = new User(
                id,
                new Email(id + "@example.org"),
                "Ada",
                of,
                operator,
                world.clock().instant());
        world.system(Purpose.LOG_IN)
                .run(tx -> world.users()
                        .add(
                                tx,
                                user,
                                Optional.of(world.hasher().hash(new Password(PASSWORD))),
                                new Membership(id, of, who.role())));
        return new Principal.User(id, of, who.role(), new SessionId(world.ids().next()), operator);
    }

    private Principal.Key holder(Who who, Reach reach) {
        var granted = Arrays.stream(Permission.values()).filter(who::may).collect(Collectors.toSet());
        var maker = new UserId(whole.world.ids().next());
        return new Principal.Key(new KeyId(whole.world.ids().next()), maker, reach, granted);
    }

    private KeyId key() {
        var world = whole.world;
        var id = new KeyId(world.ids().next());
        var now = world.clock().instant();
        var maker = new UserId(world.ids().next());
        var scopes = Set.of(Permission.CAPTURES_READ);
        var made = new ApiKey(id, "Wall", maker, Reach.all(org), scopes, now, Optional.empty(), Optional.empty());
        world.in(org).run(tx -> world.keys().add(tx, made, Sha256.of("secret of " + id)));
        return id;
    }

    private DeviceManufacture.Label manufactured() {
        var id = new DeviceId("MADE-" + whole.world.ids().next());
        var batch = new DeviceManufacture.Batch(0, List.of(id), Optional.empty(), true);
        var result = whole.assembly.get(DeviceManufacture.class).manufacture(PortsUnderTest.OPERATOR, batch);
        return ((DeviceManufacture.Result.Made) result).labels().getFirst();
    }

    private ActivationCode code() {
        var wanted = new CodeAdministration.Wanted(
                Optional.empty(), "", new Benefit.DeviceSlots(1), ActivationCode.Terms.OPEN);
        return whole.assembly
                .get(CodeAdministration.class)
                .make(PortsUnderTest.OPERATOR, wanted)
                .orElseThrow();
    }

    private SignedIn signedUp() {
        var result = whole.assembly
                .get(SignUp.class)
                .signUp(new SignUp.Request(
                        new Email(whole.world.ids().next() + "@example.org"),
                        new Password(PASSWORD),
                        Optional.empty(),
                        Optional.empty(),
                        Session.Kind.CLIENT,
                        Origin.LOCAL));
        return ((SignUp.Result.SignedUp) result).signedIn();
    }

    private static String secret(Principal principal) {
        return switch (principal) {
            case Principal.Device bearer -> "visd_" + bearer.device();
            case Principal.Key holder -> "vis_" + holder.key();
            case Principal.User user -> "token-" + user.session();
            case Principal.Operator operator -> throw new IllegalStateException("operators come from the command line");
        };
    }

    private static String json(String... namesAndValues) {
        var text = new StringBuilder("{");
        for (var i = 0; i < namesAndValues.length; i += 2) {
            text.append(i == 0 ? "" : ",").append("\"%s\":\"%s\"".formatted(namesAndValues[i], namesAndValues[i + 1]));
        }
        return text.append("}").toString();
    }

    /** Everybody who may come to a route. */
    enum Who {
        ANONYMOUS,
        VIEWER,
        EDITOR,
        ADMIN,
        OWNER,
        /** A device of the organization. */
        DEVICE,
        /** A program with all that a key of an owner can have. */
        KEY,
        /** A program with a key that is good for nothing any more. */
        BARE_KEY,
        /** As {@link #KEY}, for another device of the organization only. */
        NARROW,
        /** A viewer of another organization, who operates the platform too. */
        OPERATOR,
        /** An owner of another organization. */
        STRANGER;

        String words() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean outsider() {
            return this == OPERATOR || this == STRANGER;
        }

        Role role() {
            return switch (this) {
                case OWNER, STRANGER -> Role.OWNER;
                case ADMIN -> Role.ADMIN;
                case EDITOR -> Role.EDITOR;
                case VIEWER, OPERATOR -> Role.VIEWER;
                case ANONYMOUS, DEVICE, KEY, BARE_KEY, NARROW -> throw new IllegalStateException(this + " has no role");
            };
        }

        boolean may(Permission permission) {
            return switch (this) {
                case ANONYMOUS, BARE_KEY -> false;
                case DEVICE -> permission.grantedToDevices();
                case KEY, NARROW -> permission.grantedToKeys();
                case OPERATOR -> permission == Permission.PLATFORM_OPERATE || permission.grantedTo(role());
                default -> permission.grantedTo(role());
            };
        }
    }
}
