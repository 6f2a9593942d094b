package app.visant.http.audit;

import app.visant.http.audit.AuditWire.EntryAnswer;
import app.visant.http.audit.AuditWire.SubjectAnswer;
import app.visant.http.edge.Csv;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Entries as a table. */
final class AuditCsv {
    private static final String HEADER =
            "at,action,actor_kind,actor_id,actor_email,subject_kind,subject_id,subject_email,detail,address,request_id,id,org_id\r\n";

    private AuditCsv() {}

    static byte[] of(List<EntryAnswer> entries) {
        return Stream.concat(Stream.of(HEADER), entries.stream().map(AuditCsv::line))
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String line(EntryAnswer entry) {
        var actor = entry.actor();
        var subject = entry.subject();
        return Csv.line(Stream.of(
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
                text(entry.orgId())));
    }

    private static String text(Optional<String> value) {
        return value.orElse("");
    }
}
