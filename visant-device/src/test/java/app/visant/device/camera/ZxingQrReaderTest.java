package app.visant.device.camera;

import app.visant.device.port.Jpeg;
import app.visant.device.port.QrReader;
import app.visant.device.port.QrReaderContract;

final class ZxingQrReaderTest implements QrReaderContract {
    @Override
    public QrReader reader() {
        return new ZxingQrReader();
    }

    @Override
    public Jpeg showing(String text) {
        return QrScene.showing(text);
    }
}
