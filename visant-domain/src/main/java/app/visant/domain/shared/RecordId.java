package app.visant.domain.shared;

/** Names a still within its organization; chosen by the device. One to 64 letters, digits, {@code _} or {@code -}, the first a letter or digit. */
public record RecordId(String value) {
    public RecordId {
        OutsideId.require(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
