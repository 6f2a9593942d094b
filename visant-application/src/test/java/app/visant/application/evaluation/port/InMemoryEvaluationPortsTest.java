package app.visant.application.evaluation.port;

import app.visant.application.InMemoryWorld;
import app.visant.application.PortsUnderTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;

final class InMemoryEvaluationPortsTest {
    private final InMemoryWorld world = new InMemoryWorld();

    @Nested
    final class Descriptions implements DescriptionRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return world;
        }
    }

    @Nested
    final class Assessments implements AssessmentRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return world;
        }
    }

    @Nested
    final class Memories implements SceneMemoryRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return world;
        }
    }

    @Nested
    final class Counts implements AccuracyReadModelContract {
        @Override
        public PortsUnderTest ports() {
            return world;
        }
    }

    @Nested
    final class Trials implements PreviewRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return world;
        }
    }

    @Nested
    final class Taught implements SceneLearnerContract {
        @Override
        public SceneLearner learner() {
            return new ScriptedSceneLearner("scripted");
        }

        @Override
        public byte[] picture() {
            return "a still".getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public List<VisionModel.SceneMemory> known() {
            return List.of();
        }
    }

    @Nested
    final class Panels implements PanelRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return world;
        }
    }

    @Nested
    final class Spendings implements SpendingRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return world;
        }
    }

    @Nested
    final class Sights implements SightRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return world;
        }
    }

    @Nested
    final class Sketches implements SketchRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return world;
        }
    }

    @Nested
    final class Owners implements OwnerDirectoryContract {
        @Override
        public PortsUnderTest ports() {
            return world;
        }
    }

    @Nested
    final class Scripted implements VisionModelContract {
        private final VisionModel model = new ScriptedVisionModel("scripted");

        @Override
        public VisionModel model() {
            return model;
        }

        @Override
        public byte[] still() {
            return "a still".getBytes(StandardCharsets.UTF_8);
        }
    }

    @Nested
    final class Providers implements ModelProviderContract {
        @Override
        public ModelProvider provider() {
            return new ScriptedModelProvider("scripted");
        }

        @Override
        public AgentSettings settings(String agent) {
            return new AgentSettings(
                    agent,
                    "scripted",
                    "any",
                    Optional.empty(),
                    Optional.of(new AgentSettings.Key("sk-not-to-be-seen")),
                    true);
        }
    }
}
