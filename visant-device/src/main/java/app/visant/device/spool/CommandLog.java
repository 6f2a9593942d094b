package app.visant.device.spool;

import app.visant.device.port.Answer;
import app.visant.device.port.CommandJournal;
import app.visant.domain.shared.CommandId;
import app.visant.domain.shared.RecordId;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code commands.log} in the state folder: a line of JSON for each step of a command, appended and flushed. A line that
 * was cut short by a crash had not taken effect. The file is rewritten when it has grown long.
 */
public final class CommandLog implements CommandJournal {
    private static final Logger log = LoggerFactory.getLogger(CommandLog.class);
    private static final int MOST_LINES = 8 * REMEMBERED;

    private final Path folder;
    private final Path file;
    private final Map<CommandId, Entry> entries = new LinkedHashMap<>();
    private int lines;
    private long size;

    private CommandLog(Path folder) throws IOException {
        this.folder = folder;
        this.file = folder.resolve("commands.log");
        boolean whole = replay();
        if (!whole || lines > MOST_LINES || !Files.exists(file)) {
            rewrite();
        }
    }

    public static CommandLog open(Path stateFolder) throws IOException {
        DurableFiles.createFolder(stateFolder);
        return new CommandLog(stateFolder);
    }

    @Override
    public synchronized boolean begin(CommandId command, RecordId planned) {
        if (entries.containsKey(command)) {
            return false;
        }
        write(begun(command, planned), true);
        remember(command, new Entry(planned, Optional.empty(), false));
        return true;
    }

    @Override
    public synchronized void answer(Answer answer) {
        var entry = entries.get(answer.command());
        if (entry == null || entry.answer.isPresent()) {
            return;
        }
        entries.put(answer.command(), new Entry(entry.planned, Optional.of(answer), false));
        write(answered(answer), true);
    }

    @Override
    public synchronized Optional<Answer> answerTo(CommandId command) {
        return Optional.ofNullable(entries.get(command)).flatMap(Entry::answer);
    }

    /** In memory only: after a restart the cloud asks again by sending the command again. */
    @Override
    public synchronized void tellAgain(CommandId command) {
        entries.computeIfPresent(command, (id, entry) -> new Entry(entry.planned, entry.answer, false));
    }

    @Override
    public synchronized List<Answer> untold() {
        return entries.values().stream()
                .filter(entry -> !entry.told)
                .flatMap(entry -> entry.answer.stream())
                .toList();
    }

    /** Not flushed: telling twice is harmless. */
    @Override
    public synchronized void told(CommandId command) {
        var entry = entries.get(command);
        if (entry == null || entry.told || entry.answer.isEmpty()) {
            return;
        }
        entries.put(command, new Entry(entry.planned, entry.answer, true));
        write(Json.MAPPER.createObjectNode().put("told", command.toString()), false);
    }

    @Override
    public synchronized List<Begun> unanswered() {
        var begun = new ArrayList<Begun>();
        entries.forEach((command, entry) -> {
            if (entry.answer.isEmpty()) {
                begun.add(new Begun(command, entry.planned));
            }
        });
        return begun;
    }

    private void remember(CommandId command, Entry entry) {
        entries.put(command, entry);
        if (entries.size() > 2 * REMEMBERED) {
            entries.keySet().remove(entries.keySet().iterator().next());
        }
    }

    private void write(JsonNode line, boolean flush) {
        try {
            if (lines > MOST_LINES) {
                rewrite();
            }
            var bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
            DurableFiles.uninterrupted(() -> append(bytes, flush));
            size += bytes.length;
            lines++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes over what an earlier try may have left half written, so that a full disk does not spoil the line after. */
    private void append(byte[] bytes, boolean flush) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
            channel.position(size);
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            if (flush) {
                channel.force(true);
            }
        }
    }

    /** Whether every line could be read. */
    private boolean replay() throws IOException {
        if (!Files.exists(file)) {
            return true;
        }
        boolean whole = true;
        var bytes = Files.readAllBytes(file);
        size = bytes.length;
        var text = new String(bytes, StandardCharsets.UTF_8);
        for (var line : text.lines().toList()) {
            lines++;
            whole &= replay(line);
        }
        return whole && (text.isEmpty() || text.endsWith("\n"));
    }

    private boolean replay(String line) {
        try {
            var json = Json.MAPPER.readTree(line);
            if (json.has("begin")) {
                remember(command(json, "begin"), new Entry(record(json), Optional.empty(), false));
            } else if (json.has("answer")) {
                var answer = answer(json);
                entries.computeIfPresent(
                        answer.command(), (id, entry) -> new Entry(entry.planned, Optional.of(answer), false));
            } else {
                entries.computeIfPresent(
                        command(json, "told"), (id, entry) -> new Entry(entry.planned, entry.answer, true));
            }
            return true;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            log.warn("A line of {} was cut short and is left out", file);
            return false;
        }
    }

    private void rewrite() throws IOException {
        var text = new StringBuilder();
        lines = 0;
        for (var each : entries.entrySet()) {
            lines += each.getValue().write(each.getKey(), text);
        }
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        DurableFiles.write(file, bytes);
        DurableFiles.flushFolder(folder);
        size = bytes.length;
    }

    private static JsonNode begun(CommandId command, RecordId planned) {
        return Json.MAPPER.createObjectNode().put("begin", command.toString()).put("record", planned.value());
    }

    private static JsonNode answered(Answer answer) {
        var line = Json.MAPPER.createObjectNode().put("answer", answer.command().toString());
        return switch (answer) {
            case Answer.Completed(var command, var record) -> line.put("record", record.value());
            case Answer.Failed(var command, var error) -> line.put("error", error);
        };
    }

    private static Answer answer(JsonNode json) {
        var command = command(json, "answer");
        return json.has("record")
                ? new Answer.Completed(command, record(json))
                : new Answer.Failed(command, json.path("error").asText());
    }

    private static CommandId command(JsonNode json, String field) {
        return CommandId.of(json.path(field).asText());
    }

    private static RecordId record(JsonNode json) {
        return new RecordId(json.path("record").asText());
    }

    private record Entry(RecordId planned, Optional<Answer> answer, boolean told) {

        /** Appends the lines that lead to this entry, and answers their number. */
        int write(CommandId command, StringBuilder text) {
            text.append(begun(command, planned)).append('\n');
            answer.ifPresent(known -> text.append(answered(known)).append('\n'));
            if (told) {
                text.append(Json.MAPPER.createObjectNode().put("told", command.toString()))
                        .append('\n');
            }
            return 1 + (answer.isPresent() ? 1 : 0) + (told ? 1 : 0);
        }
    }
}
