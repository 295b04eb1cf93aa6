package org.jmpy.tool;

import org.jmpy.syntax.CompileError;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What is wrong with a file or a command, in one line for the user; in the words of the system. */
public final class Mistakes {
    private Mistakes() {}

    /** {@return the mistake in a source file} */
    static String say(String path, CompileError e) {
        String place = e.line() > 0 ? path + ":" + e.line() : path;
        return place + ": " + e.kind().exceptionName() + ": " + e.getMessage();
    }

    /** {@return what is wrong with the command line of a verb, and where it is explained} */
    public static String usage(String verb, ToolException e) {
        String stop = e.getMessage().endsWith("?") ? "" : ".";
        return "jmpy: " + e.getMessage() + stop + " See jmpy " + verb + " --help\n";
    }

    /** {@return why a file could not be read or written} */
    public static String say(String path, IOException e) {
        return path + ": " + reason(e);
    }

    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "No such file or directory";
            case NotDirectoryException _ -> "Not a directory";
            case FileAlreadyExistsException _ -> "File exists";
            case DirectoryNotEmptyException _ -> "Is a directory";
            case AccessDeniedException _ -> "Permission denied";
            case FileSystemException f when f.getReason() != null -> f.getReason();
            default -> e.getMessage();
        };
    }
}
