package app.visant.bootstrap.bench;

import java.util.Locale;

/**
 * One line of the result.
 *
 * @param measured ours, with its unit
 * @param beside what it is held against, measured in the same run, or a fixed bound
 * @param ratio ours over the other; below or above the goal as {@code atLeast} says
 */
record Figure(String name, String measured, String beside, double ratio, double goal, boolean atLeast) {
    static Figure atLeast(String name, String measured, String beside, double ratio, double goal) {
        return new Figure(name, measured, beside, ratio, goal, true);
    }

    static Figure atMost(String name, String measured, String beside, double ratio, double goal) {
        return new Figure(name, measured, beside, ratio, goal, false);
    }

    boolean met() {
        return atLeast ? ratio >= goal : ratio <= goal;
    }

    /** A row of a Markdown table. */
    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %.2f | %s %s | %s |",
                name,
                measured,
                beside,
                ratio,
                atLeast ? "≥" : "≤",
                goal == Math.rint(goal) ? Long.toString((long) goal) : Double.toString(goal),
                met() ? "met" : "**not met**");
    }
}
