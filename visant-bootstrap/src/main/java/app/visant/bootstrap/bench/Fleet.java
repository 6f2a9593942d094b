package app.visant.bootstrap.bench;

import app.visant.domain.shared.Sha256;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.UUID;

/** Organizations, people and devices put straight into the database: as many as a benchmark wants. */
final class Fleet {
    private Fleet() {}

    static String device(int number) {
        return "bench-%05d".formatted(number);
    }

    static String token(int number) {
        return "visd_bench-%05d".formatted(number);
    }

    /** Makes one organization with that many active devices, each with its token. */
    static UUID create(Connection connection, int devices) throws SQLException {
        return create(connection, 0, devices);
    }

    /** Likewise, with the numbers of devices beginning there. */
    static UUID create(Connection connection, int from, int devices) throws SQLException {
        var org = UUID.randomUUID();
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    insert into organizations (id, name, device_slots, trial_end_date, created_at, updated_at)
                    values ('%1$s', 'Bench', 1000000, now() + interval '30 days', now(), now());
                    insert into normal_descriptions (id, org_id, version, text, created_at, activated_at)
                    values (gen_random_uuid(), '%1$s', 1, 'An empty yard.', now(), now())
                    """.formatted(org));
        }
        addDevices(connection, org, from, devices);
        return org;
    }

    /** Gives an organization that many active devices, each with its token. */
    static void addDevices(Connection connection, UUID org, int devices) throws SQLException {
        addDevices(connection, org, 0, devices);
    }

    private static void addDevices(Connection connection, UUID org, int from, int devices) throws SQLException {
        var insert = "insert into devices (id, org_id, name, status, activated_at, created_at, updated_at)"
                + " values (?, ?, ?, 'active', now(), now(), now())";
        try (var batch = connection.prepareStatement(insert)) {
            for (var i = from; i < from + devices; i++) {
                batch.setString(1, device(i));
                batch.setObject(2, org);
                batch.setString(3, device(i));
                batch.addBatch();
            }
            batch.executeBatch();
        }
        tokens(connection, org, from, devices);
        try (var statement = connection.createStatement()) {
            // As the server does by itself within a minute; until then it plans for empty tables.
            statement.execute("analyze");
        }
    }

    private static void tokens(Connection connection, UUID org, int from, int devices) throws SQLException {
        var insert = "insert into device_tokens (digest, org_id, device_id, newest, confirmed, issued_at)"
                + " values (?, ?, ?, true, true, now())";
        try (var batch = connection.prepareStatement(insert)) {
            for (var i = from; i < from + devices; i++) {
                batch.setBytes(1, HexFormat.of().parseHex(Sha256.of(token(i)).hex()));
                batch.setObject(2, org);
                batch.setString(3, device(i));
                batch.addBatch();
            }
            batch.executeBatch();
        }
    }

    /** Gives the organization's devices stills in turn, with these numbers. */
    static void addCaptures(Connection connection, UUID org, int devices, int from, int to) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    insert into captures (id, record_id, device_id, org_id, captured_at, received_at, clock_suspect, sha256,
                        size_bytes, width, height, evaluation_status, file_path, created_at, updated_at)
                    select gen_random_uuid(), 'r' || n, 'bench-' || lpad((n %% %d)::text, 5, '0'), '%s',
                        timestamptz '2026-01-01' + n * interval '1 second', now(), false, sha256(n::text::bytea),
                        200000, 1280, 720, 'pending', 'x', now(), now()
                    from generate_series(%d, %d) n
                    """.formatted(devices, org, from, to - 1));
            statement.execute("vacuum analyze captures");
        }
    }
}
