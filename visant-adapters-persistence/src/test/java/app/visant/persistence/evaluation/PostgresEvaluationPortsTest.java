package app.visant.persistence.evaluation;

import app.visant.application.PortsUnderTest;
import app.visant.application.evaluation.port.AccuracyReadModelContract;
import app.visant.application.evaluation.port.AssessmentRepositoryContract;
import app.visant.application.evaluation.port.DescriptionRepositoryContract;
import app.visant.application.evaluation.port.PreviewRepositoryContract;
import app.visant.application.evaluation.port.SceneMemoryRepositoryContract;
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
}
