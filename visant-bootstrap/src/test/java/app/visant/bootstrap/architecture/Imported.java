package app.visant.bootstrap.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** The classes that rules are checked against. */
final class Imported {
    private static final String DAGGER_GENERATED = "dagger.internal.DaggerGenerated";

    private Imported() {}

    /** What is shipped: no tests, no published contracts and fakes, nothing that Dagger wrote. */
    static JavaClasses product() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(Imported::isNotTestJar)
                .importPackages(Layout.PRODUCT.root())
                .that(DescribedPredicate.describe("written by hand", type -> !isGenerated(type)));
    }

    static JavaClasses fixtures() {
        return new ClassFileImporter().importPackages(Layout.FIXTURES.root());
    }

    private static boolean isNotTestJar(Location location) {
        return !location.contains("-tests.jar");
    }

    private static boolean isGenerated(JavaClass type) {
        return Predicates.outermost(type).isAnnotatedWith(DAGGER_GENERATED);
    }
}
