package app.visant.archfixture.application.org;

import app.visant.archfixture.Breaks;
import java.util.List;

/** Takes seven parameters, does eight things, and can be extended. */
@Breaks("SERVICES")
public class LargeCapability {
    private final List<String> all;

    public LargeCapability(String a, String b, String c, String d, String e, String f, String g) {
        this.all = List.of(a, b, c, d, e, f, g);
    }

    public String one() {
        return all.get(0);
    }

    public String two() {
        return all.get(1);
    }

    public String three() {
        return all.get(2);
    }

    public String four() {
        return all.get(3);
    }

    public String five() {
        return all.get(4);
    }

    public String six() {
        return all.get(5);
    }

    public String seven() {
        return all.get(6);
    }

    public int eight() {
        return all.size();
    }
}
