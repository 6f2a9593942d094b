package app.visant.application.capture.port;

final class PlainMetadataWriterTest implements MetadataWriterContract {
    @Override
    public MetadataWriter writer() {
        return new PlainMetadataWriter();
    }
}
