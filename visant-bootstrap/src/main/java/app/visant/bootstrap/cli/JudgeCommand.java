package app.visant.bootstrap.cli;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
@Command(name = "judge")
final class JudgeCommand implements Callable<Integer> {
    @Override public Integer call() { return 0; }
}
