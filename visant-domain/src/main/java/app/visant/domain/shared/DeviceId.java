package app.visant.domain.shared;

/** Names a camera device, as printed on its label. One to 64 letters, digits, {@code _} or {@code -}, the first a letter or digit. */
public record DeviceId(String value) {
    public DeviceId {
        OutsideId.require(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
