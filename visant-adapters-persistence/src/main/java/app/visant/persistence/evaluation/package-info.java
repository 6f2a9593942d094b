/** Descriptions, assessments and scene memories in PostgreSQL. */
@NullMarked
package app.visant.persistence.evaluation;

import org.jspecify.annotations.NullMarked;
