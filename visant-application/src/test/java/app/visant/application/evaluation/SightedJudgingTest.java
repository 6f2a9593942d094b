package app.visant.application.evaluation;

import static app.visant.application.evaluation.EvaluationWorld.says;
import static app.visant.domain.capture.ClassificationState.NORMAL;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.evaluation.CaptureReview.Opinion;
import app.visant.application.evaluation.Sights.Result;
import app.visant.application.evaluation.port.VisionModel;
import app.visant.application.evaluation.port.VisionModel.Learned;
import app.visant.application.evaluation.port.VisionModel.SceneMemory;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.capture.Region;
import app.visant.domain.capture.Sight.Form;
import app.visant.domain.evaluation.DescriptionText;
import app.visant.domain.evaluation.ModelOutcome;
import app.visant.domain.evaluation.PriceList;
import app.visant.domain.evaluation.SightChoice;
import app.visant.domain.evaluation.SightChoice.Kind;
import app.visant.domain.evaluation.SightChoice.NamedRegion;
import app.visant.domain.shared.Language;
import app.visant.domain.shared.RecordId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people chose to be shown, from the choice to the question. Pixels are {@code ImageDecodingContract}'s. */
final class SightedJudgingTest {
    private static final Region LEFT = new Region(0, 0, 0.5, 1);
    private static final Region RIGHT = new Region(0.5, 0, 0.5, 1);

    private final EvaluationWorld world = new EvaluationWorld();
    private final StillEvaluation evaluation = world.reusing(Duration.ofHours(1), world.first, world.second);
    private final Sights sights = new Sights(
            world.ports.transactions(),
            world.ports.sights(),
            world.places,
            world.ports.captures(),
            world.ports.sceneMemories(),
            world.ports.clock());

    @Test
    void agentsAreAskedInTheDevicesLanguageOrElseTheOrganizations() throws InterruptedException {
        judge("CAP_1", 1);
        world.ports
                .in(world.org)
                .run(tx -> world.ports.organizations().describe(tx, world.org, "Yard", ZoneOffset.UTC, Language.DE));
        judge("CAP_2", 2);
        choose(new SightChoice(Form.MASKED, List.of(), List.of(), Optional.of(Language.EN)));
        judge("CAP_3", 3);

        assertThat(world.first.requests())
                .extracting(request -> request.brief().language())
                .containsExactly("en", "de", "en");
    }

    @Test
    void agentsAreToldThatSomethingIsCovered() throws InterruptedException {
        choose(masking(LEFT));
        judge("CAP_1", 1);
        choose(new SightChoice(Form.CROPPED, List.of(region(Kind.INCLUDE, LEFT)), List.of(), Optional.empty()));
        judge("CAP_2", 2);

        assertThat(world.first.requests())
                .extracting(request -> request.brief().covered())
                .containsExactly(true, false);
    }

    @Test
    void stillsOfWhatIsNormalAreShownAsLongAsThereAreSuch() throws Exception {
        judge("CAP_1", 1);
        judge("CAP_2", 2);
        choose(referring("CAP_2", "CAP_1"));
        judge("CAP_3", 3);
        world.captures.library.delete(world.captures.person(), new RecordId("CAP_2"));
        judge("CAP_4", 4);

        var both = request(2).brief().references();
        assertThat(both).hasSize(2);
        assertThat(both.getFirst().whole())
                .isEqualTo(world.captures.upload("x", 2).content().read());
        assertThat(request(3).brief().references()).hasSize(1);
    }

    @Test
    void aReferenceWhoseFileIsGoneIsPassedOver() throws InterruptedException {
        judge("CAP_1", 1);
        choose(referring("CAP_1"));
        world.captures.images.removeOlder(world.captures.key("CAP_1"), Instant.MAX);
        judge("CAP_2", 2);

        assertThat(request(1).brief().references()).isEmpty();
        assertThat(world.evaluation("CAP_2").judged()).isPresent();
    }

    @Test
    void noVerdictIsReusedAcrossAChangeOfWhatIsShown() throws InterruptedException {
        judge("CAP_1", 1);
        choose(masking(LEFT));
        judge("CAP_2", 1);
        judge("CAP_3", 1);
        choose(masking(RIGHT));
        judge("CAP_4", 1);
        choose(referring("CAP_1"));
        judge("CAP_5", 1);
        sights.leave(world.captures.person(), world.captures.device.id());
        judge("CAP_6", 1);

        assertThat(List.of("CAP_1", "CAP_2", "CAP_3", "CAP_4", "CAP_5", "CAP_6"))
                .extracting(
                        still -> world.evaluation(still).judged().orElseThrow().basis())
                .containsExactly("panel", "panel", "reused", "panel", "panel", "panel");
        assertThat(judgedBy("CAP_1")).isEqualTo(judgedBy("CAP_6")).doesNotContain("sight:");
        assertThat(judgedBy("CAP_2")).isEqualTo(judgedBy("CAP_3")).contains(" sight:");
        assertThat(List.of(judgedBy("CAP_2"), judgedBy("CAP_4"), judgedBy("CAP_5")))
                .doesNotHaveDuplicates();
    }

    @Test
    void aVerdictGivenAgainByOtherEyesIsNotLent() throws InterruptedException {
        choose(masking(LEFT));
        judge("CAP_1", 1);
        choose(masking(RIGHT));
        world.review.reevaluate(world.captures.person(), new RecordId("CAP_1"));
        world.captures.work(evaluation);
        choose(masking(LEFT));
        judge("CAP_2", 1);

        assertThat(world.evaluation("CAP_2").judged().orElseThrow().reusedFrom())
                .isEmpty();
    }

    @Test
    void aSceneIsLearnedAnewWhereSomethingElseIsSeen() throws InterruptedException {
        world.first.next(learning());
        judge("CAP_1", 1);
        assertThat(world.memories("first")).hasSize(1);

        choose(masking(LEFT));
        judge("CAP_2", 2);
        assertThat(world.memories("first")).isEmpty();
        assertThat(request(1).memory()).isEmpty();
        world.first.next(learning());
        judge("CAP_3", 3);
        judge("CAP_4", 4);
        assertThat(request(3).memory()).hasSize(1);

        choose(new SightChoice(
                Form.MASKED,
                List.of(region(Kind.MASK, LEFT)),
                List.of(new RecordId("CAP_1")),
                Optional.of(Language.DE)));
        judge("CAP_5", 5);
        assertThat(request(4).memory()).hasSize(1);
    }

    @Test
    void whatAStillOfTheEarlierSightTeachesIsNotMixedIn() throws InterruptedException {
        world.first.always(request -> {
            choose(masking(LEFT));
            return learning();
        });
        judge("CAP_1", 1);
        world.first.always(says(NORMAL, 0.9));
        judge("CAP_2", 2);

        assertThat(request(1).memory()).isEmpty();
        assertThat(world.memories("first")).isEmpty();
    }

    @Test
    void aLessonIsKeptWithTheSightThatItWasTaughtIn() throws InterruptedException {
        choose(masking(LEFT));
        world.first.next(says(ClassificationState.ABNORMAL, 0.9));
        world.second.next(says(ClassificationState.ABNORMAL, 0.9));
        judge("CAP_1", 1);
        world.review.mark(
                world.captures.person(),
                new RecordId("CAP_1"),
                new Opinion(false, Optional.of(NORMAL), Optional.empty()));
        world.judgeAll();
        judge("CAP_2", 2);

        assertThat(world.memories("first")).isEmpty();
        assertThat(request(1).memory()).hasSize(1);
    }

    @Test
    void draftsAreTriedOnWhatStillsAreJudgedBy() throws InterruptedException {
        judge("CAP_1", 1);
        choose(new SightChoice(
                Form.CROPPED,
                List.of(region(Kind.INCLUDE, LEFT), region(Kind.MASK, RIGHT)),
                List.of(new RecordId("CAP_1")),
                Optional.of(Language.DE)));
        var judgement = world.draftJudgement(PriceList.FREE);
        var still = world.captures.capture("CAP_1");
        var sitting =
                world.ports.in(world.org).find(tx -> judgement.sit(tx, still)).orElseThrow();
        judgement.ask(sitting, new DescriptionText("A cat is normal."), broken -> {});

        assertThat(request(1).brief().language()).isEqualTo("de");
        assertThat(request(1).brief().covered()).isTrue();
        assertThat(request(1).brief().references()).hasSize(1);
    }

    @Test
    void regionsOfAnAnswerArePartsOfTheWholePicture() throws InterruptedException {
        choose(new SightChoice(Form.CROPPED, List.of(region(Kind.INCLUDE, RIGHT)), List.of(), Optional.empty()));
        world.first.next(new ModelOutcome.Assessed(
                ClassificationState.ABNORMAL, 0.9, "A van.", List.of(new Region(0.5, 0.5, 0.5, 0.5))));
        judge("CAP_1", 1);

        assertThat(world.assessments("CAP_1").getFirst().outcome())
                .isInstanceOfSatisfying(
                        ModelOutcome.Assessed.class,
                        assessed -> assertThat(assessed.regions()).containsExactly(new Region(0.75, 0.5, 0.25, 0.5)));
    }

    @Test
    void aReferenceOfAnotherCameraIsNoMoreSeenThanThatCamera() {
        var other = world.ports.newDevice(world.org);
        var theirs = world.ports.newCapture(other, world.ports.clock().instant());
        sights.choose(world.captures.person(), other.id(), masking(RIGHT));

        var chosen = choose(new SightChoice(
                Form.MASKED, List.of(region(Kind.MASK, LEFT)), List.of(theirs.recordId()), Optional.empty()));

        assertThat(chosen.outlook().references())
                .singleElement()
                .satisfies(reference ->
                        assertThat(reference.sight()).isEqualTo(masking(RIGHT).sight()));
    }

    private Sights.View choose(SightChoice choice) {
        return ((Result.Chosen) sights.choose(world.captures.person(), world.captures.device.id(), choice)).view();
    }

    private void judge(String recordId, long seed) throws InterruptedException {
        world.captures.taken(recordId, seed);
        world.captures.work(evaluation);
    }

    private VisionModel.Request request(int number) {
        return world.first.requests().get(number);
    }

    private String judgedBy(String recordId) {
        return world.evaluation(recordId).judged().orElseThrow().judgedBy().orElseThrow();
    }

    private static SightChoice referring(String... records) {
        return new SightChoice(
                Form.MASKED,
                List.of(),
                List.of(records).stream().map(RecordId::new).toList(),
                Optional.empty());
    }

    private static SightChoice masking(Region region) {
        return new SightChoice(Form.MASKED, List.of(region(Kind.MASK, region)), List.of(), Optional.empty());
    }

    private static NamedRegion region(Kind kind, Region region) {
        return new NamedRegion("Street", kind, region);
    }

    private static VisionModel.Answer learning() {
        var memory = new SceneMemory("day", new byte[] {1});
        return new VisionModel.Answer(says(NORMAL, 0.9), Optional.of(new Learned(memory, false)));
    }
}
