package app.visant.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.evaluation.port.VisionModel.SceneMemory;
import app.visant.application.mail.port.OutboxRepository;
import app.visant.application.mail.port.Recipient;
import app.visant.application.org.port.UsageRepository.Intake;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.IdempotencyStore;
import app.visant.application.shared.port.Job;
import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.Tx;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.command.CaptureCommand;
import app.visant.domain.device.Device;
import app.visant.domain.device.Heartbeat;
import app.visant.domain.evaluation.Assessment;
import app.visant.domain.evaluation.ModelOutcome;
import app.visant.domain.evaluation.NormalDescription;
import app.visant.domain.evaluation.Preview;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Membership;
import app.visant.domain.key.ApiKey;
import app.visant.domain.org.Limit;
import app.visant.domain.org.Limits;
import app.visant.domain.people.Invitation;
import app.visant.domain.schedule.ScheduledTrigger.Outcome;
import app.visant.domain.shared.Attempt;
import app.visant.domain.shared.CommandId;
import app.visant.domain.shared.DescriptionId;
import app.visant.domain.shared.InvitationId;
import app.visant.domain.shared.KeyId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.PreviewId;
import app.visant.domain.shared.Reach;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.Sha256;
import app.visant.domain.shared.TriggerLabel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An organization with a row in each table that organizations have rows in. */
final class TenantRows {
    private final PostgresPorts ports;

    TenantRows(PostgresPorts ports) {
        this.ports = ports;
    }

    OrgId newOrg() {
        var device = ports.newDevice(ports.newOrg());
        var org = device.org();
        ports.in(org).run(tx -> ports.presence().heartbeat(tx, org, device.id(), Heartbeat.BARE, PostgresPorts.NOON));
        fillCaptures(device);
        fillCommands(device);
        ports.in(org).run(tx -> choosePanel(tx, device));
        ports.in(org).run(tx -> ports.outbox().add(tx, letter(org)));
        ports.in(org).run(tx -> tx.record(AuditEntry.by(ports.ownerOf(org), AuditAction.DEVICE_CHANGED)));
        invite(org);
        makeKey(org);
        useUp(org);
        assertThat(ports.idempotency().claim(new Attempt(org, "p", "k", PostgresPorts.NOON), Sha256.of("request")))
                .isEqualTo(new IdempotencyStore.Claim.Granted());
        return org;
    }

    private void useUp(OrgId org) {
        ports.system(Purpose.OPERATOR)
                .run(tx -> ports.limits().set(tx, org, Map.of(Limit.STREAMS, Optional.of(9L)), PostgresPorts.NOON));
        ports.in(org).run(tx -> {
            ports.usage().take(tx, org, new Intake(1, 10), Limits.NONE, PostgresPorts.NOON);
            ports.usage().change(tx, org, 5);
        });
    }

    private void makeKey(OrgId org) {
        var id = new KeyId(ports.ids().next());
        var maker = ports.newOwner().id();
        var key = new ApiKey(
                id,
                "Wall",
                maker,
                Reach.all(org),
                Set.of(Permission.CAPTURES_READ),
                PostgresPorts.NOON,
                Optional.empty(),
                Optional.empty());
        ports.system(Purpose.MEMBERSHIP)
                .run(tx -> ports.members().add(tx, new Membership(maker, org, Role.ADMIN), PostgresPorts.NOON));
        ports.in(org).run(tx -> ports.keys().add(tx, key, Sha256.of(id.toString())));
    }

    private void invite(OrgId org) {
        var id = new InvitationId(ports.ids().next());
        var invitation = new Invitation(
                id,
                org,
                new Email("ada@example.org"),
                Role.VIEWER,
                Optional.empty(),
                PostgresPorts.NOON,
                PostgresPorts.NOON.plus(Invitation.LIFETIME),
                new Invitation.Fate.Waiting());
        ports.system(Purpose.MEMBERSHIP).run(tx -> ports.invitations().add(tx, invitation, Sha256.of(id.toString())));
    }

    private OutboxRepository.Waiting letter(OrgId org) {
        return new OutboxRepository.Waiting(
                ports.ids().next(),
                org,
                Recipient.of("ada@example.org"),
                "Hello",
                "sealed text",
                "sealed html",
                PostgresPorts.NOON);
    }

    private void fillCaptures(Device.Active device) {
        var capture = ports.newCapture(device, PostgresPorts.NOON);
        var org = device.org();
        var answer = new ModelOutcome.Assessed(ClassificationState.NORMAL, 0.9, "all quiet", List.of());
        ports.in(org).run(tx -> {
            ports.descriptions()
                    .add(
                            tx,
                            NormalDescription.first(
                                    new DescriptionId(ports.ids().next()), org, PostgresPorts.NOON));
            ports.previews()
                    .add(
                            tx,
                            new Preview(
                                    new PreviewId(ports.ids().next()),
                                    org,
                                    Optional.empty(),
                                    NormalDescription.FIRST_TEXT,
                                    Optional.empty(),
                                    PostgresPorts.NOON,
                                    1,
                                    0,
                                    Preview.Status.RUNNING),
                            List.of(new RecordId("still-1")));
            ports.assessments()
                    .replace(
                            tx,
                            org,
                            capture.recordId(),
                            List.of(new Assessment("baseline", answer, Duration.ofMillis(5), 1)),
                            1,
                            PostgresPorts.NOON);
            ports.sceneMemories().save(tx, org, device.id(), "baseline", new SceneMemory("day", new byte[] {1}), 0);
            ports.jobs()
                    .add(
                            tx,
                            List.of(new Job(
                                    ports.ids().next(),
                                    org,
                                    JobKind.ERASE,
                                    device.id().value(),
                                    capture.recordId().value(),
                                    PostgresPorts.NOON,
                                    PostgresPorts.NOON)));
        });
    }

    /** Rows as plain as they can be: what stands in them is for other tests. */
    private static void choosePanel(Tx tx, Device.Active device) {
        for (var row : List.of(
                "panels values (:org, 'agree', 0.6, now())",
                "panel_agents values (:org, 'baseline', 0, 'baseline', 'baseline')",
                "agent_usage values (:org, '2026-03-01', :device, 'baseline', 1, 0, 0, 0)",
                "agent_months values (:org, '2026-03-01', 1, 0, 0, 0)",
                "agent_budgets values (:org, 1, 'wait', now())",
                "device_sights values (:org, :device, 'masked', 'de', now())",
                "device_sight_regions values (:org, :device, 0, 'Gate', 'include', 0, 0, 1, 1)",
                """
                device_sight_references select org_id, device_id, 0, id
                from captures where org_id = :org and device_id = :device
                """,
                """
                judged_sketches select org_id, device_id, id, 8, 8, decode(repeat('00', 96), 'hex')
                from captures where org_id = :org and device_id = :device
                """)) {
            JdbiTx.handle(tx)
                    .createUpdate("insert into " + row)
                    .bind("org", device.org())
                    .bind("device", device.id())
                    .execute();
        }
    }

    private void fillCommands(Device.Active device) {
        var schedule = ports.newSchedule(device);
        var command = CaptureCommand.issued(
                new CommandId(ports.ids().next()),
                device.org(),
                device.id(),
                TriggerLabel.MANUAL,
                Optional.of(schedule.id()),
                PostgresPorts.NOON);
        ports.in(device.org()).run(tx -> {
            ports.commands().add(tx, command);
            ports.schedules()
                    .recordRun(
                            tx,
                            device.org(),
                            schedule.id(),
                            PostgresPorts.NOON,
                            Outcome.SENT,
                            Optional.of(command.id()));
        });
    }
}
