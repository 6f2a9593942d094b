package app.visant.device.camera;

import app.visant.device.port.Camera;
import app.visant.domain.device.DeviceConfig;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Asks a network camera for its picture. */
final class SnapshotCamera implements Camera {
    private final CameraSettings.Snapshot settings;
    private final OkHttpClient http;

    SnapshotCamera(CameraSettings.Snapshot settings) {
        this.settings = settings;
        this.http = new OkHttpClient.Builder()
                .callTimeout(settings.limits().time())
                .followRedirects(false)
                .followSslRedirects(false)
                .build();
    }

    /** The call runs in a thread of OkHttp, as a thread that reads from a socket cannot be interrupted. */
    @Override
    public Shot capture(DeviceConfig config) {
        var shot = new CompletableFuture<Shot>();
        var call = http.newCall(request());
        call.enqueue(new Callback() {
            @Override
            public void onResponse(Call answered, Response response) {
                shot.complete(judge(response));
            }

            @Override
            public void onFailure(Call failed, IOException e) {
                shot.complete(broken(e));
            }
        });
        try {
            return shot.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the call completes with a shot, whatever happens", e);
        } catch (InterruptedException e) {
            call.cancel();
            Thread.currentThread().interrupt();
            return new Failed("interrupted");
        }
    }

    @Override
    public void close() {
        http.dispatcher().cancelAll();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private Shot judge(Response response) {
        try (response) {
            return response.isSuccessful() ? read(response) : refused(response.code());
        } catch (IOException e) {
            return broken(e);
        }
    }

    private Shot broken(IOException e) {
        return new Failed(
                e instanceof InterruptedIOException
                        ? "the network camera did not answer within "
                                + settings.limits().time().toSeconds() + " s"
                        : "the network camera cannot be reached: " + Shots.harmless(String.valueOf(e.getMessage())));
    }

    private Request request() {
        var request = new Request.Builder()
                .url(settings.address().toString())
                .header("Accept", "image/jpeg")
                .header("Cache-Control", "no-cache");
        settings.login()
                .ifPresent(login -> request.header("Authorization", Credentials.basic(login.user(), login.password())));
        return request.build();
    }

    /** Announced lengths are not trusted: counted while reading. */
    private Shot read(Response response) throws IOException {
        int most = settings.limits().bytes();
        var content = response.body().byteStream().readNBytes(most + 1);
        return content.length > most
                ? new Failed("the network camera sent more than " + most / 1024 + " KB")
                : Shots.of(content, "the network camera");
    }

    private static Shot refused(int status) {
        return new Failed(
                switch (status) {
                    case 401, 403 -> "the network camera wants a login, or another one (" + status + ")";
                    default -> "the network camera answered " + status;
                });
    }
}
