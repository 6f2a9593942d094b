/** Ids, principals, permissions and paging: the words every context uses. Closed: nothing else enters. */
@NullMarked
package app.visant.domain.shared;

import org.jspecify.annotations.NullMarked;
