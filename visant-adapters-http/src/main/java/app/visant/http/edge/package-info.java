/** The rules of the outer edge, as plain functions: origins, proxies, protective headers, media types, entity tags. */
@NullMarked
package app.visant.http.edge;

import org.jspecify.annotations.NullMarked;
