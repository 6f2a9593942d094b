package app.visant.bootstrap.bench;

import app.visant.application.capture.port.ImageCodec;
import app.visant.domain.capture.Sight;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/** Decodes each picture once for each size, so that what follows can be measured by itself. For one thread. */
final class RememberingCodec implements ImageCodec {
    private final ImageCodec codec;
    private final IdentityHashMap<byte[], Map<Integer, Raster>> rasters = new IdentityHashMap<>();

    RememberingCodec(ImageCodec codec) {
        this.codec = codec;
    }

    @Override
    public Inspection inspect(byte[] jpeg) {
        return codec.inspect(jpeg);
    }

    @Override
    public byte[] fit(byte[] jpeg, int maxWidth, int maxHeight, int quality) throws UnreadableException {
        return codec.fit(jpeg, maxWidth, maxHeight, quality);
    }

    @Override
    public byte[] show(byte[] jpeg, Sight sight, int maxSide, int quality) throws UnreadableException {
        return codec.show(jpeg, sight, maxSide, quality);
    }

    @Override
    public Raster raster(byte[] jpeg, int maxSide) throws UnreadableException {
        var known = rasters.computeIfAbsent(jpeg, unknown -> new HashMap<>());
        var raster = known.get(maxSide);
        if (raster == null) {
            raster = codec.raster(jpeg, maxSide);
            known.put(maxSide, raster);
        }
        return raster;
    }
}
