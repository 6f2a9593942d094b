package app.visant.ai.openai;

import app.visant.ai.VendorContract;
import java.util.List;

/** A vendor whose server speaks Chat Completions. */
interface ChatContract extends VendorContract {
    @Override
    default String wrote(String text) {
        return ChatAnswers.wrote(text);
    }

    @Override
    default List<String> refusals() {
        return ChatAnswers.refusals();
    }

    @Override
    default List<String> holdingNothing() {
        return ChatAnswers.holdingNothing();
    }

    @Override
    default String keyHeader() {
        return "Authorization";
    }
}
