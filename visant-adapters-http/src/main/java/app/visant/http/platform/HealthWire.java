package app.visant.http.platform;

import app.visant.application.health.InstallationHealth.Report;
import app.visant.application.health.port.DataDisk.Space;
import app.visant.application.health.port.InstallationReadModel.LiveNode;
import app.visant.application.health.port.InstallationReadModel.Work;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The health of an installation on the wire. */
final class HealthWire {
    private HealthWire() {}

    record HealthAnswer(
            Map<String, String> checks,
            String version,
            String commit,
            String builtAt,
            List<NodeAnswer> nodes,
            List<WorkAnswer> jobs,
            StorageAnswer storage) {
        static HealthAnswer of(Map<String, String> checks, BuildInfo build, Report report) {
            return new HealthAnswer(
                    checks,
                    build.version(),
                    build.commit(),
                    build.builtAt(),
                    report.nodes().stream().map(NodeAnswer::of).toList(),
                    report.work().stream().map(WorkAnswer::of).toList(),
                    StorageAnswer.of(report));
        }
    }

    record NodeAnswer(String id, Instant startedAt, Instant lastSeen, long deviceStreams, long memberStreams) {
        private static NodeAnswer of(LiveNode node) {
            return new NodeAnswer(
                    node.id().toString(),
                    node.startedAt(),
                    node.lastSeen(),
                    node.deviceStreams(),
                    node.memberStreams());
        }
    }

    record WorkAnswer(String kind, long waiting, long running, long tried, Optional<Instant> oldestDueAt) {
        private static WorkAnswer of(Work work) {
            var kind = work.kind().name().toLowerCase(Locale.ROOT);
            return new WorkAnswer(kind, work.waiting(), work.running(), work.tried(), work.oldestDue());
        }
    }

    record StorageAnswer(
            long stillBytes, long databaseBytes, Optional<Long> diskTotalBytes, Optional<Long> diskFreeBytes) {
        private static StorageAnswer of(Report report) {
            return new StorageAnswer(
                    report.volumes().stills(),
                    report.volumes().database(),
                    report.disk().map(Space::total),
                    report.disk().map(Space::free));
        }
    }
}
