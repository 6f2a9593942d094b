package app.visant.ai.baseline;

/** What is remembered of a scene in one sort of light. */
sealed interface Memory permits Learning, Scene {
    Grid grid();
}
