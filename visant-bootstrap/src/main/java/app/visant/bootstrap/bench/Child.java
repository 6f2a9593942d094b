package app.visant.bootstrap.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Processes of the same program, beside this one. */
final class Child {
    /** What the line with a worker's result begins with. */
    static final String RESULT = "result ";

    private Child() {}

    /** The command that runs a main class with these flags of the virtual machine. */
    static List<String> java(List<String> flags, Class<?> main, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** What the launcher runs a server with on this version of the JDK, and more. */
    static List<String> serverFlags(String... more) {
        var flags = new ArrayList<>(List.of(more));
        if (Runtime.version().feature() >= 25) {
            flags.add("-XX:+UseCompactObjectHeaders");
        }
        return flags;
    }

    /** Runs a worker on one core and answers what it printed. */
    static String pinned(Class<?> main, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("taskset", "-c", "1"));
        command.addAll(java(List.of("-Xmx256m", "-XX:+UseSerialGC", "-Djava.awt.headless=true"), main, arguments));
        return output(new ProcessBuilder(command));
    }

    static String output(ProcessBuilder builder) throws IOException, InterruptedException {
        var process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("a worker failed: " + String.join(" ", builder.command()));
        }
        return text;
    }

    /** The number in a worker's result. */
    static double number(String output) {
        return output.lines()
                .filter(line -> line.startsWith(RESULT))
                .mapToDouble(line -> Double.parseDouble(line.substring(RESULT.length())))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a worker gave no result"));
    }

    /** Resident memory of a process in kilobytes. */
    static long residentKilobytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
