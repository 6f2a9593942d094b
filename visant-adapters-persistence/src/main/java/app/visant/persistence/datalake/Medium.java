package app.visant.persistence.datalake;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** The few operations on files that storing consists of; each may fail, and tests make each fail. */
interface Medium {

    /** Makes a new file of these bytes and this time of change, and flushes it to the disk. */
    void write(Path file, byte[] content, Instant changed) throws IOException;

    /**
     * Gives the file a place, its old name staying valid or not.
     *
     * @throws java.nio.file.FileAlreadyExistsException if the place is taken
     */
    void claim(Path file, Path place) throws IOException;

    /** Moves the file to a place, instead of what is there. */
    void move(Path file, Path place) throws IOException;

    /** Makes the file look as if it had been written then. */
    void touch(Path file, Instant changed) throws IOException;

    /** Removes the file, if it is there. */
    void remove(Path file) throws IOException;

    /** Makes the folder, if it is not there, in one that is. */
    void makeFolder(Path folder) throws IOException;

    /** Removes the folder; false if it is gone or not empty. */
    boolean removeFolder(Path folder) throws IOException;

    /** Flushes the names in the folder to the disk. */
    void flushFolder(Path folder) throws IOException;
}
