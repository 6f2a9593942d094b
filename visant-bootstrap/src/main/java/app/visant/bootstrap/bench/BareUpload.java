package app.visant.bootstrap.bench;

import app.visant.domain.shared.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** What durability costs at least: hash, write, flush, rename, flush the folder, commit the same rows. */
final class BareUpload implements UploadBenchmark.Uploader {
    private static final AtomicLong RECORDS = new AtomicLong();

    private final Connection connection;
    private final Path folder;
    private final UUID org;
    private final int number;
    private final byte[] still;

    BareUpload(Laboratory laboratory, UUID org, int number, byte[] still) throws SQLException, IOException {
        this.connection = laboratory.connect();
        this.connection.setAutoCommit(false);
        this.folder =
                Files.createDirectories(laboratory.folder().resolve("bare").resolve("" + number));
        this.org = org;
        this.number = number;
        this.still = still;
    }

    @Override
    public void upload() throws IOException, SQLException {
        var record = "bare-" + RECORDS.incrementAndGet();
        var digest = Sha256.of(still);
        var temporary = folder.resolve(record + ".tmp");
        try (var channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(still));
            channel.force(true);
        }
        Files.move(temporary, folder.resolve(record + ".jpg"), StandardCopyOption.ATOMIC_MOVE);
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
        commit(record, digest);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void commit(String record, Sha256 digest) throws SQLException {
        var capture = "insert into captures (id, record_id, device_id, org_id, captured_at, received_at, clock_suspect,"
                + " sha256, size_bytes, width, height, evaluation_status, file_path, created_at, updated_at)"
                + " values (?, ?, ?, ?, now(), now(), false, ?, 200000, 1280, 720, 'pending', 'x', now(), now())";
        try (var insert = connection.prepareStatement(capture)) {
            insert.setObject(1, UUID.randomUUID());
            insert.setString(2, record);
            insert.setString(3, Fleet.device(number));
            insert.setObject(4, org);
            insert.setBytes(5, HexFormat.of().parseHex(digest.hex()));
            insert.executeUpdate();
        }
        var jobs = "insert into jobs (id, org_id, kind, serial, lane, subject, order_at, first_due_at, due_at)"
                + " values (?, ?, ?, ?, ?, ?, now(), now(), now())";
        try (var insert = connection.prepareStatement(jobs)) {
            for (var kind : new String[] {"develop", "evaluate"}) {
                insert.setObject(1, UUID.randomUUID());
                insert.setObject(2, org);
                insert.setString(3, kind);
                insert.setBoolean(4, kind.equals("evaluate"));
                insert.setString(5, Fleet.device(number));
                insert.setString(6, record);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        connection.commit();
    }
}
