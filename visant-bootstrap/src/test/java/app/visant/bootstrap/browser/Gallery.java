package app.visant.bootstrap.browser;

import app.visant.bootstrap.endtoend.Client;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The stills of a camera on its page. */
final class Gallery {
    /** No file may have many more names. */
    private static final int MOST_LINKS = 50_000;

    private final Page page;

    Gallery(Page page) {
        this.page = page;
        awaitStills();
    }

    /**
     * Gives the camera so many judged stills, which all look the same, from noon of yesterday backwards.
     *
     * @param shown how many of the newest have a file, so that they can be looked at
     */
    static void fill(Site site, Camera camera, int count, int shown) {
        var noon = now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(12));
        var still = camera.sends(noon, "test");
        camera.awaitVerdict(still);
        // So close together that their files lie in the folder of one day.
        site.sql("""
                insert into captures
                select older.* from captures newest, generate_series(1, %d) n,
                  lateral jsonb_populate_record(newest, jsonb_build_object('id', gen_random_uuid(),
                    'record_id', newest.record_id || '_' || n,
                    'captured_at', newest.captured_at - n * interval '400 milliseconds')) older
                where newest.record_id = '%s';
                analyze captures""".formatted(count - 1, still));
        try {
            var thumbnail = thumbnail(site, still);
            for (var n = 1; n < shown; n++) {
                var file = thumbnail.resolveSibling("%s_%d_thumb.jpg".formatted(still, n));
                if (n % MOST_LINKS == 0) {
                    thumbnail = Files.copy(thumbnail, file);
                } else {
                    Files.createLink(file, thumbnail);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path thumbnail(Site site, String still) throws IOException {
        var name = still + "_thumb.jpg";
        var found = new AtomicReference<>(Optional.<Path>empty());
        Client.await(name + " is made", () -> {
            try (var files = Files.walk(site.datalake())) {
                found.set(files.filter(file -> file.endsWith(name)).findFirst());
            } catch (IOException | UncheckedIOException e) {
                // A file went while the folders were looked through.
            }
            return found.get().isPresent();
        });
        return found.get().orElseThrow();
    }

    private static Instant now() {
        return InstantSource.system().instant();
    }

    /** How many elements the document has. */
    int nodes() {
        return (int) page.evaluate("() => document.querySelectorAll('*').length");
    }

    /** The place of the last still that is drawn. */
    int last() {
        return (int)
                page.evaluate(
                        "() => Math.max(...[...document.querySelectorAll('li[aria-posinset]')].map((li) => Number(li.ariaPosInSet)))");
    }

    /** Waits until there is something below what was the end. */
    void scrollToEnd() {
        var before = last();
        page.evaluate("() => scrollTo(0, document.documentElement.scrollHeight)");
        page.waitForFunction(
                "(before) => [...document.querySelectorAll('li[aria-posinset]')].some((li) => Number(li.ariaPosInSet) > before)",
                before);
    }

    /** Waits until each place in sight has its still. */
    void awaitStills() {
        page.waitForFunction("""
                () => {
                  const places = [...document.querySelectorAll('li[aria-posinset]')]
                  const seen = places.filter((li) => li.getBoundingClientRect().bottom > 0 && li.getBoundingClientRect().top < innerHeight)
                  return places.length > 0 && (scrollY === 0 || seen.length > 0) && places.every((li) => li.querySelector('a'))
                }""");
    }
}
