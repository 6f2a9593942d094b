package app.visant.bootstrap.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.capture.port.Pictures;
import app.visant.application.identity.port.TokenIssuer;
import app.visant.domain.activation.ActivationCode;
import app.visant.domain.activation.Benefit;
import app.visant.domain.activation.Code;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.capture.Evaluation;
import app.visant.domain.capture.Region;
import app.visant.domain.capture.Sight;
import app.visant.domain.command.CaptureCommand;
import app.visant.domain.device.Device;
import app.visant.domain.evaluation.NormalDescription;
import app.visant.domain.evaluation.Preview;
import app.visant.domain.evaluation.SightChoice;
import app.visant.domain.evaluation.SightChoice.NamedRegion;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.User;
import app.visant.domain.key.ApiKey;
import app.visant.domain.schedule.ScheduledTrigger;
import app.visant.domain.shared.CommandId;
import app.visant.domain.shared.DescriptionId;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.InvitationId;
import app.visant.domain.shared.KeyId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.PreviewId;
import app.visant.domain.shared.Reach;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.SessionId;
import app.visant.domain.shared.Sha256;
import app.visant.domain.shared.TriggerLabel;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An organization with one of each thing. */
final class Tenant {
    static final byte[] JPEG = Pictures.jpeg(64, 48);
    static final String CLAIM = "claim code";

    final RealServer server;
    final Home home;
    final OrgId org;
    final Device.Active device;
    final Device.Active retired;
    final RecordId still;
    final ScheduledTrigger schedule;
    final CaptureCommand command;
    final Code code;
    /** Made by the operator, and nobody's yet. */
    final DeviceId made;

    /** Somebody who works there and asks for nothing, with a session. */
    final User colleague;

    final SessionId session;
    final String refreshToken;
    final KeyId key;
    final InvitationId invitation;
    final DescriptionId description;

    Tenant(RealServer server) {
        this.server = server;
        this.home = new Home(server);
        this.org = home.org;
        var ports = server.ports;
        device = ports.newDevice(org);
        retired = ports.newDevice(org);
        home.system(tx -> ports.devices().update(tx, retired.deactivate(home.now())));
        still = new RecordId("still-" + home.newId());
        upload(still);
        judge(still);
        schedule = ports.newSchedule(device);
        command = CaptureCommand.issued(
                new CommandId(home.newId()), org, device.id(), TriggerLabel.MANUAL, Optional.empty(), home.now());
        ports.in(org).run(tx -> ports.commands().add(tx, command));
        code = code();
        made = made();
        colleague = home.member(Role.VIEWER);
        refreshToken = "visr_" + home.newId();
        session = home.session(colleague, refreshToken);
        description = home.description;
        describe();
        cover();
        key = keyOfAColleague();
        invitation = home.invite(new Email("bob@example.org"), "token of bob of " + org);
    }

    /** The device uploads a still. */
    void upload(RecordId record) {
        var answer = Multipart.still(new Question("POST", "/v1/captures"), device.id(), record, JPEG)
                .by(home.device(device.id()))
                .ask(server);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    /** The device gets a description of its own. */
    private void describe() {
        var own = new NormalDescription(
                new DescriptionId(home.newId()),
                org,
                Optional.of(device.id()),
                2,
                NormalDescription.FIRST_TEXT,
                Optional.empty(),
                home.now().plusMillis(1));
        server.ports.in(org).run(tx -> server.ports.descriptions().add(tx, own));
    }

    /** Something of the device's stills is not shown to agents. */
    private void cover() {
        var half = new NamedRegion("Street", SightChoice.Kind.MASK, new Region(0, 0, 0.5, 1));
        var choice = new SightChoice(Sight.Form.MASKED, List.of(half), List.of(), Optional.empty());
        server.ports.in(org).run(tx -> server.ports.sights().keep(tx, org, device.id(), choice, home.now()));
    }

    /** One that runs. */
    PreviewId preview() {
        var preview = new Preview(
                new PreviewId(home.newId()),
                org,
                Optional.empty(),
                NormalDescription.FIRST_TEXT,
                Optional.empty(),
                home.now(),
                1,
                0,
                Preview.Status.RUNNING);
        server.ports.in(org).run(tx -> server.ports.previews().add(tx, preview, List.of(still)));
        return preview.id();
    }

    private void judge(RecordId record) {
        var verdict = new Evaluation.Classification(ClassificationState.ABNORMAL, 0.9, "a ladder", "panel", 1);
        server.ports
                .in(org)
                .run(tx -> server.ports
                        .captures()
                        .evaluate(tx, org, record, new Evaluation.Completed(verdict), home.now()));
    }

    /** Whoever that is, with a credential of their own. */
    Asker asker(Who who) {
        var ports = server.ports;
        return switch (who) {
            case ANONYMOUS -> Asker.NOBODY;
            case VIEWER, EDITOR, ADMIN, OWNER -> home.signedIn(who.role());
            case STRANGER -> new Home(server).signedIn(who.role());
            case OPERATOR -> {
                var elsewhere = new Home(server);
                var person = elsewhere.member(who.role());
                home.system(tx -> ports.users().setOperator(tx, person.email(), true));
                yield elsewhere.signedIn(person, home.now());
            }
            case KEY -> key(who, Reach.all(org));
            case NARROW -> key(who, new Reach(org, Optional.of(Set.of(retired.id()))));
            case BARE_KEY ->
                home.key(
                        new KeyId(home.newId()),
                        who.role(),
                        Reach.all(org),
                        Set.of(Permission.DEVICES_MANAGE),
                        later(Duration.ofDays(1)));
            case OLD_KEY ->
                home.key(
                        new KeyId(home.newId()),
                        who.role(),
                        Reach.all(org),
                        everything(),
                        later(Duration.ofSeconds(-1)));
            case LOST_KEY -> {
                var id = new KeyId(home.newId());
                var program = home.key(id, who.role(), Reach.all(org), everything(), later(Duration.ofDays(1)));
                ports.in(org).run(tx -> ports.keys().remove(tx, org, id));
                yield program;
            }
            case DEVICE -> home.device(device.id());
            case SUSPENDED -> {
                var person = home.signedIn(who.role());
                ports.suspend(person.person().orElseThrow().id());
                yield person;
            }
            case SHUT_OWNER -> shut(home.signedIn(who.role()));
            case SHUT_DEVICE -> shut(home.device(device.id()));
            case SHUT_KEY -> shut(key(who, Reach.all(org)));
            case RETIRED -> {
                var device = home.device(retired.id());
                home.system(tx -> ports.deviceTokens().revokeAll(tx, retired.id()));
                yield device;
            }
            case EXPIRED ->
                home.signedIn(
                        home.member(who.role()),
                        home.now().minus(TokenIssuer.LIFETIME).minus(Duration.ofSeconds(1)));
            case REVOKED -> {
                var person = home.signedIn(who.role());
                home.system(tx -> ports.sessions().end(tx, person.session().orElseThrow(), home.now()));
                yield person;
            }
            case REMOVED -> {
                var person = home.member(who.role());
                home.system(tx -> ports.members().remove(tx, org, person.id(), home.now()));
                yield home.signedIn(person, home.now());
            }
        };
    }

    private Asker shut(Asker member) {
        server.ports.suspend(org);
        return member;
    }

    private Asker key(Who who, Reach reach) {
        return home.key(new KeyId(home.newId()), who.role(), reach, everything(), later(Duration.ofDays(1)));
    }

    private static Set<Permission> everything() {
        return Arrays.stream(Permission.values())
                .filter(Permission::grantedToKeys)
                .collect(Collectors.toSet());
    }

    private Instant later(Duration by) {
        return home.now().plus(by);
    }

    /** Whatever of this organization must not be seen from outside. */
    List<String> marks() {
        return Stream.of(
                        org,
                        device.id(),
                        retired.id(),
                        still,
                        schedule.id(),
                        command.id(),
                        colleague.id(),
                        session,
                        key,
                        invitation)
                .map(Object::toString)
                .toList();
    }

    private KeyId keyOfAColleague() {
        var id = new KeyId(home.newId());
        var made = new ApiKey(
                id,
                "Wall",
                colleague.id(),
                Reach.all(org),
                everything(),
                home.now(),
                Optional.empty(),
                Optional.empty());
        server.ports.in(org).run(tx -> server.ports.keys().add(tx, made, Sha256.of("secret of " + id)));
        return id;
    }

    private Code code() {
        var fresh = new Code(
                "CODE-" + home.newId().toString().toUpperCase(Locale.ROOT).substring(9));
        var made = ActivationCode.made(fresh, "", new Benefit.DeviceSlots(1), ActivationCode.Terms.OPEN, home.now());
        home.system(tx -> server.ports.codes().add(tx, made));
        return fresh;
    }

    private DeviceId made() {
        var id = new DeviceId("MADE-" + home.newId());
        var device = new Device.Manufactured(id, Optional.of(Sha256.of(CLAIM)), home.now());
        home.system(tx -> server.ports.devices().manufacture(tx, List.of(device), Optional.empty()));
        return id;
    }
}
