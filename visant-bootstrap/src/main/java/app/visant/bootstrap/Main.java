package app.visant.bootstrap;

import app.visant.bootstrap.cli.VisantCommand;

/** Where the program starts. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(VisantCommand.run(args));
    }
}
