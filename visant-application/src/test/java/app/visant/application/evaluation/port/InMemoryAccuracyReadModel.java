package app.visant.application.evaluation.port;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import app.visant.application.capture.port.CaptureRepository;
import app.visant.application.capture.port.CaptureRepository.Filter;
import app.visant.application.shared.port.Tx;
import app.visant.domain.capture.Capture;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.evaluation.Accuracy;
import app.visant.domain.evaluation.Assessment;
import app.visant.domain.evaluation.Calibration;
import app.visant.domain.evaluation.Confusion;
import app.visant.domain.evaluation.ModelOutcome.Assessed;
import app.visant.domain.shared.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts what the other tables hold. */
public final class InMemoryAccuracyReadModel implements AccuracyReadModel {
    private final CaptureRepository captures;
    private final AssessmentRepository assessments;

    public InMemoryAccuracyReadModel(CaptureRepository captures, AssessmentRepository assessments) {
        this.captures = captures;
        this.assessments = assessments;
    }

    @Override
    public List<Confusion.Count> confusion(Tx tx, Question question) {
        return said(tx, question).stream()
                .collect(Collectors.groupingBy(s -> List.of(s.truth(), s.judged()), Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> new Confusion.Count(
                        entry.getKey().getFirst(), entry.getKey().getLast(), entry.getValue()))
                .toList();
    }

    @Override
    public List<Calibration.Tally> calibration(Tx tx, Question question) {
        return said(tx, question).stream()
                .filter(s -> s.judged() != ClassificationState.UNCERTAIN)
                .collect(Collectors.groupingBy(s -> Calibration.bin(s.confidence())))
                .entrySet()
                .stream()
                .map(bin -> new Calibration.Tally(
                        bin.getKey(),
                        bin.getValue().size(),
                        bin.getValue().stream()
                                .filter(s -> s.truth() == s.judged())
                                .count(),
                        bin.getValue().stream().mapToDouble(Said::confidence).sum()))
                .sorted(comparingInt(Calibration.Tally::bin))
                .toList();
    }

    @Override
    public List<Accuracy.Agreement> agreement(Tx tx, Question question) {
        var pairs = new ArrayList<Accuracy.Agreement>();
        for (var capture : within(tx, question)) {
            var all = answers(tx, capture);
            for (var one : all) {
                all.stream()
                        .filter(other -> other.agent().compareTo(one.agent()) > 0)
                        .filter(other -> question.agent()
                                .map(agent ->
                                        List.of(one.agent(), other.agent()).contains(agent))
                                .orElse(true))
                        .map(other -> new Accuracy.Agreement(
                                one.agent(), other.agent(), 1, state(one) == state(other) ? 1 : 0))
                        .forEach(pairs::add);
            }
        }
        return pairs.stream()
                .collect(Collectors.toMap(
                        pair -> List.of(pair.one(), pair.other()),
                        Function.identity(),
                        (a, b) -> new Accuracy.Agreement(
                                a.one(), a.other(), a.stills() + b.stills(), a.same() + b.same())))
                .values()
                .stream()
                .sorted(comparing(Accuracy.Agreement::one).thenComparing(Accuracy.Agreement::other))
                .toList();
    }

    @Override
    public List<Accuracy.Latency> latency(Tx tx, Question question) {
        return within(tx, question).stream()
                .flatMap(capture -> answers(tx, capture).stream())
                .filter(answer -> question.agent().map(answer.agent()::equals).orElse(true))
                .collect(Collectors.groupingBy(Assessment::agent))
                .entrySet()
                .stream()
                .map(agent -> {
                    var times = agent.getValue().stream()
                            .map(Assessment::latency)
                            .sorted()
                            .toList();
                    return new Accuracy.Latency(
                            agent.getKey(), times.size(), percentile(times, 0.5), percentile(times, 0.95));
                })
                .sorted(comparing(Accuracy.Latency::agent))
                .toList();
    }

    private static Duration percentile(List<Duration> sorted, double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    private List<Said> said(Tx tx, Question question) {
        return within(tx, question).stream()
                .filter(capture -> capture.mark().isPresent())
                .flatMap(capture -> {
                    var truth = capture.mark().orElseThrow().truth();
                    return question.agent().isPresent()
                            ? answers(tx, capture).stream()
                                    .filter(answer -> question.agent().equals(Optional.of(answer.agent())))
                                    .map(answer -> new Said(
                                            truth,
                                            state(answer),
                                            answered(answer).confidence()))
                            : capture.evaluation().judged().stream()
                                    .map(verdict -> new Said(truth, verdict.state(), verdict.confidence()));
                })
                .toList();
    }

    private List<Capture> within(Tx tx, Question question) {
        var filter = new Filter(
                question.device(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(question.from()),
                Optional.of(question.to()),
                Optional.empty());
        var all = new ArrayList<Capture>();
        var request = Optional.of(Page.Request.first(Page.Request.MAX_LIMIT));
        while (request.isPresent()) {
            var page = captures.list(tx, question.reach(), filter, request.get());
            all.addAll(page.items());
            request = page.next().map(next -> new Page.Request(Page.Request.MAX_LIMIT, Optional.of(next)));
        }
        return all.stream()
                .filter(capture -> question.version().isEmpty()
                        || capture.evaluation()
                                .judged()
                                .map(verdict -> verdict.descriptionVersion())
                                .equals(question.version()))
                .toList();
    }

    private List<Assessment> answers(Tx tx, Capture capture) {
        return assessments.ofCapture(tx, capture.org(), capture.recordId()).stream()
                .filter(assessment -> assessment.outcome() instanceof Assessed)
                .toList();
    }

    private static Assessed answered(Assessment assessment) {
        return Stream.of(assessment.outcome())
                .filter(Assessed.class::isInstance)
                .map(Assessed.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static ClassificationState state(Assessment assessment) {
        return answered(assessment).state();
    }

    private record Said(ClassificationState truth, ClassificationState judged, double confidence) {}
}
