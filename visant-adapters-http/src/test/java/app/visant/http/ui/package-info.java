/** How the dashboard is served. */
@NullMarked
package app.visant.http.ui;

import org.jspecify.annotations.NullMarked;
