package app.visant.application;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.shared.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads a list to its end, page by page, and checks each page's form. */
public final class Paging {
    private Paging() {}

    public static <T> List<T> all(int limit, Function<Page.Request, Page<T>> list) {
        var items = new ArrayList<T>();
        var request = Optional.of(Page.Request.first(limit));
        while (request.isPresent()) {
            var page = list.apply(request.get());
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            if (page.next().isPresent()) {
                assertThat(page.items()).as("a page before the last is full").hasSize(limit);
                assertThat(page.next())
                        .as("the list goes on")
                        .isNotEqualTo(request.get().after());
            }
            items.addAll(page.items());
            request = page.next().map(next -> new Page.Request(limit, Optional.of(next)));
        }
        return items;
    }
}
