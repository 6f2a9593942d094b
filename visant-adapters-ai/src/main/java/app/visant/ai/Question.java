package app.visant.ai;

import app.visant.application.capture.port.ImageCodec.UnreadableException;
import app.visant.application.evaluation.port.VisionModel.Request;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * What a model is asked, in any vendor's words.
 *
 * @param rules what it is to do
 * @param parts what it is to look at, in order
 */
public record Question(String rules, List<Part> parts) {
    public Question {
        parts = List.copyOf(parts);
    }

    /** Text or a picture. */
    public sealed interface Part {
        /** Words. */
        record Words(String text) implements Part {}

        /** A JPEG, as Base64. */
        record Picture(String base64) implements Part {}
    }

    static Question of(Prompt prompt, Request request) throws UnreadableException {
        var parts = new ArrayList<Part>();
        parts.add(new Part.Words(prompt.place(request)));
        var number = 0;
        for (var reference : request.brief().references()) {
            parts.add(new Part.Words(prompt.reference(++number)));
            parts.add(picture(reference.reduced()));
        }
        parts.add(new Part.Words(prompt.still()));
        parts.add(picture(request.still().reduced()));
        return new Question(prompt.rules(), parts);
    }

    private static Part picture(byte[] jpeg) {
        return new Part.Picture(Base64.getEncoder().encodeToString(jpeg));
    }
}
