package app.visant.application;

import app.visant.application.capture.port.InMemoryCaptureRepository;
import app.visant.application.device.port.InMemoryDeviceRepository;
import app.visant.application.evaluation.port.InMemoryAccuracyReadModel;
import app.visant.application.evaluation.port.InMemoryAssessmentRepository;
import app.visant.application.evaluation.port.InMemoryDescriptionRepository;
import app.visant.application.evaluation.port.InMemoryOwnerDirectory;
import app.visant.application.evaluation.port.InMemoryPanelRepository;
import app.visant.application.evaluation.port.InMemoryPreviewRepository;
import app.visant.application.evaluation.port.InMemorySceneMemoryRepository;
import app.visant.application.evaluation.port.InMemorySightRepository;
import app.visant.application.evaluation.port.InMemorySketchRepository;
import app.visant.application.evaluation.port.InMemorySpendingRepository;
import app.visant.application.evaluation.port.ScriptedSceneLearner;
import app.visant.application.evaluation.port.ScriptedVisionModel;
import app.visant.application.identity.port.InMemoryUserRepository;
import app.visant.application.shared.port.InMemoryTransactions;

/** The part of a world in memory in which stills are judged. */
public interface InMemoryJudging extends PortsUnderTest {
    Judging judging();

    default ScriptedVisionModel model() {
        return judging().model;
    }

    /** Learns what is normal from stills, under the name of {@link #model}. */
    default ScriptedSceneLearner learner() {
        return judging().learner;
    }

    @Override
    default InMemoryDescriptionRepository descriptions() {
        return judging().descriptions;
    }

    @Override
    default InMemoryAssessmentRepository assessments() {
        return judging().assessments;
    }

    @Override
    default InMemorySceneMemoryRepository sceneMemories() {
        return judging().sceneMemories;
    }

    @Override
    default InMemoryPreviewRepository previews() {
        return judging().previews;
    }

    @Override
    default InMemoryAccuracyReadModel accuracy() {
        return judging().accuracy;
    }

    @Override
    default InMemoryPanelRepository panels() {
        return judging().panels;
    }

    @Override
    default InMemorySightRepository sights() {
        return judging().sights;
    }

    @Override
    default InMemorySketchRepository sketches() {
        return judging().sketches;
    }

    @Override
    default InMemorySpendingRepository spending() {
        return judging().spending;
    }

    @Override
    default InMemoryOwnerDirectory owners() {
        return judging().owners;
    }

    /** What it consists of. */
    final class Judging {
        private final InMemoryDescriptionRepository descriptions;
        private final InMemoryAssessmentRepository assessments;
        private final InMemoryPreviewRepository previews;
        private final InMemoryAccuracyReadModel accuracy;
        private final InMemorySceneMemoryRepository sceneMemories;
        private final InMemoryPanelRepository panels;
        private final InMemorySightRepository sights;
        private final InMemorySketchRepository sketches;
        private final InMemorySpendingRepository spending;
        private final InMemoryOwnerDirectory owners;
        private final ScriptedVisionModel model = new ScriptedVisionModel("scripted");
        private final ScriptedSceneLearner learner = new ScriptedSceneLearner("scripted");

        Judging(
                InMemoryTransactions transactions,
                InMemoryDeviceRepository devices,
                InMemoryCaptureRepository captures,
                InMemoryUserRepository users) {
            descriptions = new InMemoryDescriptionRepository(transactions);
            assessments = new InMemoryAssessmentRepository(transactions, captures);
            previews = new InMemoryPreviewRepository(transactions);
            accuracy = new InMemoryAccuracyReadModel(captures, assessments);
            sceneMemories = new InMemorySceneMemoryRepository(transactions, devices);
            panels = new InMemoryPanelRepository(transactions);
            sights = new InMemorySightRepository(transactions, captures);
            sketches = new InMemorySketchRepository(transactions, captures);
            spending = new InMemorySpendingRepository(transactions);
            owners = new InMemoryOwnerDirectory(users);
        }
    }
}
