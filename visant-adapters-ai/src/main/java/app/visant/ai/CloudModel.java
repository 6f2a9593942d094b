package app.visant.ai;

import app.visant.application.capture.port.ImageCodec.UnreadableException;
import app.visant.application.evaluation.port.AgentSettings;
import app.visant.application.evaluation.port.VisionModel;
import app.visant.domain.evaluation.ModelOutcome;
import app.visant.domain.evaluation.Spent;
import java.util.Optional;

/** A model behind a server, asked in its vendor's dialect. It keeps nothing between two questions. */
public final class CloudModel implements VisionModel {
    private final AgentSettings settings;
    private final Dialect dialect;
    private final ModelLine line;

    public CloudModel(AgentSettings settings, Dialect dialect, ModelLine line) {
        this.settings = settings;
        this.dialect = dialect;
        this.line = line;
    }

    @Override
    public String agent() {
        return settings.agent();
    }

    @Override
    public Answer assess(Request request) {
        var prompt = Prompt.of(request.brief().language());
        Question question;
        try {
            question = Question.of(prompt, request);
        } catch (UnreadableException e) {
            return Answer.of(new ModelOutcome.Malformed("the picture cannot be read"));
        }
        return switch (line.ask(letter(question))) {
            case Received.Failed failed -> Answer.of(failed.outcome(), spent(prompt, Optional.empty()));
            case Received.Answered answered -> answer(prompt, dialect.read(answered.json()));
        };
    }

    private Letter letter(Question question) {
        var lines = new Letter.Lines(settings.key(), dialect.keyHeader(), dialect.keyPrefix(), settings.operators());
        return Letter.to(dialect.url(), lines, dialect.body(question));
    }

    private static Answer answer(Prompt prompt, Told told) {
        var spent = spent(prompt, Optional.of(told));
        return switch (told.said()) {
            case Told.Said.Text text -> Answer.of(VerdictReader.read(text.text()), spent);
            case Told.Said.Refusal refusal -> Answer.of(new ModelOutcome.Declined(refusal.why()), spent);
            case Told.Said.Nothing nothing -> Answer.of(new ModelOutcome.Malformed(nothing.why()), spent);
        };
    }

    private static Spent spent(Prompt prompt, Optional<Told> told) {
        return new Spent(
                told.flatMap(Told::model),
                told.flatMap(Told::inputTokens),
                told.flatMap(Told::outputTokens),
                Optional.of(prompt.version()),
                told.map(Told::said)
                        .filter(Told.Said.Text.class::isInstance)
                        .map(said -> ((Told.Said.Text) said).text()));
    }
}
