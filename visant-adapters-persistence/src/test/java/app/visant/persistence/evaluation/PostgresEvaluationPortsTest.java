package app.visant.persistence.evaluation;

import app.visant.application.PortsUnderTest;
import app.visant.application.evaluation.port.AccuracyReadModelContract;
import app.visant.application.evaluation.port.AssessmentRepositoryContract;
import app.visant.application.evaluation.port.DescriptionRepositoryContract;
import app.visant.application.evaluation.port.OwnerDirectoryContract;
import app.visant.application.evaluation.port.PanelRepositoryContract;
import app.visant.application.evaluation.port.PreviewRepositoryContract;
import app.visant.application.evaluation.port.SceneMemoryRepositoryContract;
import app.visant.application.evaluation.port.SightRepositoryContract;
import app.visant.application.evaluation.port.SketchRepositoryContract;
import app.visant.application.evaluation.port.SpendingRepositoryContract;
import app.visant.persistence.PostgresPorts;
import org.junit.jupiter.api.Nested;

final class PostgresEvaluationPortsTest {
    @Nested
    final class Descriptions implements DescriptionRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }
    }

    @Nested
    final class Assessments implements AssessmentRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }
    }

    @Nested
    final class Counts implements AccuracyReadModelContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }
    }

    @Nested
    final class Trials implements PreviewRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }
    }

    @Nested
    final class Memories implements SceneMemoryRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }
    }

    @Nested
    final class Panels implements PanelRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }
    }

    @Nested
    final class Spendings implements SpendingRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }
    }

    @Nested
    final class Sights implements SightRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }
    }

    @Nested
    final class Sketches implements SketchRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }
    }

    @Nested
    final class Owners implements OwnerDirectoryContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }
    }
}
