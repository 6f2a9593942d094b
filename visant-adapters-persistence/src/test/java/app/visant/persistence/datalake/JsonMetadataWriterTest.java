package app.visant.persistence.datalake;

import app.visant.application.capture.port.MetadataWriter;
import app.visant.application.capture.port.MetadataWriterContract;

final class JsonMetadataWriterTest implements MetadataWriterContract {
    @Override
    public MetadataWriter writer() {
        return new JsonMetadataWriter();
    }
}
