/** Who works for an organization, who may change that, and how one comes to it. */
@NullMarked
package app.visant.domain.people;

import org.jspecify.annotations.NullMarked;
