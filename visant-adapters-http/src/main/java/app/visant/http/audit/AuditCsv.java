package app.visant.http.audit;

import app.visant.http.audit.AuditWire.EntryAnswer;
import app.visant.http.audit.AuditWire.SubjectAnswer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Entries as RFC 4180 has it, with nothing that a spreadsheet would take for a formula. */
final class AuditCsv {
    private static final String END = "\r\n";
    private static final String HEADER =
            "at,action,actor_kind,actor_id,actor_email,subject_kind,subject_id,subject_email,detail,address,request_id,id,org_id";
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\t\r]");
    private static final Pattern TO_BE_QUOTED = Pattern.compile("[\",\r\n]");

    private AuditCsv() {}

    static byte[] of(List<EntryAnswer> entries) {
        return Stream.concat(Stream.of(HEADER), entries.stream().map(AuditCsv::line))
                .collect(Collectors.joining(END, "", END))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String line(EntryAnswer entry) {
        var actor = entry.actor();
        var subject = entry.subject();
        return Stream.of(
                        entry.at().toString(),
                        entry.action(),
                        actor.kind(),
                        text(actor.id()),
                        text(actor.email()),
                        text(subject.map(SubjectAnswer::kind)),
                        text(subject.map(SubjectAnswer::id)),
                        text(subject.flatMap(SubjectAnswer::email)),
                        text(entry.detail()),
                        entry.address(),
                        entry.requestId(),
                        entry.id(),
                        text(entry.orgId()))
                .map(AuditCsv::cell)
                .collect(Collectors.joining(","));
    }

    static String cell(String text) {
        var harmless = FORMULA.matcher(text).find() ? "'" + text : text;
        return TO_BE_QUOTED.matcher(harmless).find() ? "\"" + harmless.replace("\"", "\"\"") + "\"" : harmless;
    }

    private static String text(Optional<String> value) {
        return value.orElse("");
    }
}
