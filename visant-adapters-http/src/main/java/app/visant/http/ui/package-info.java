/** The dashboard: a web application in files, which the front end's build leaves in the jar. */
@NullMarked
package app.visant.http.ui;

import org.jspecify.annotations.NullMarked;
