package org.jmpy.interp;

import org.jmpy.object.Errno;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.NotYetConnectedException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/**
 * Java's exceptions of input and output as errno numbers. Where the JDK has no class of its own for
 * an error, its message is the text of strerror(3).
 */
public final class IoErrors {
    private static final int ENOTEMPTY = 39;
    private static final int ELOOP = 40;
    private static final int EFBIG = 27;
    private static final int ENAMETOOLONG = 36;
    private static final int EXDEV = 18;
    private static final int EBUSY = 16;
    private static final int EMFILE = 24;
    private static final int ESPIPE = 29;
    private static final int ENXIO = 6;
    private static final int ENETUNREACH = 101;
    private static final int EADDRNOTAVAIL = 99;

    private IoErrors() {}

    /** {@return the errno for {@code e}, EIO if nothing better is known} */
    public static int errno(Exception e) {
        return switch (e) {
            case NoSuchFileException x -> Errno.ENOENT;
            case FileAlreadyExistsException x -> Errno.EEXIST;
            case DirectoryNotEmptyException x -> ENOTEMPTY;
            case AccessDeniedException x -> Errno.EACCES;
            case NotDirectoryException x -> Errno.ENOTDIR;
            case FileSystemLoopException x -> ELOOP;
            case FileSystemException x -> fromText(x.getReason());
            case FileNotFoundException x -> fromFileNotFound(x.getMessage());
            case BindException x -> fromText(x.getMessage(), Errno.EADDRINUSE);
            case ConnectException x -> fromText(x.getMessage(), Errno.ECONNREFUSED);
            case NoRouteToHostException x -> Errno.EHOSTUNREACH;
            case SocketTimeoutException x -> Errno.ETIMEDOUT;
            case ClosedChannelException x -> Errno.EBADF;
            case NonReadableChannelException x -> Errno.EBADF;
            case NonWritableChannelException x -> Errno.EBADF;
            case NotYetConnectedException x -> Errno.ENOTCONN;
            case IOException x -> fromText(x.getMessage());
            default -> Errno.EIO;
        };
    }

    private static int fromFileNotFound(String message) {
        // The reason stands in brackets behind the path.
        int open = message == null ? -1 : message.lastIndexOf('(');
        return open < 0
                ? Errno.ENOENT
                : fromText(message.substring(open + 1, message.length() - 1), Errno.ENOENT);
    }

    private static int fromText(String text) {
        return fromText(text, Errno.EIO);
    }

    private static int fromText(String text, int otherwise) {
        if (text == null) {
            return otherwise;
        }
        return switch (text) {
            case "Operation not permitted" -> Errno.EPERM;
            case "No such file or directory" -> Errno.ENOENT;
            case "Input/output error" -> Errno.EIO;
            case "No such device or address" -> ENXIO;
            case "Bad file descriptor", "Stream Closed" -> Errno.EBADF;
            case "Resource temporarily unavailable" -> Errno.EAGAIN;
            case "Cannot allocate memory" -> Errno.ENOMEM;
            case "Permission denied" -> Errno.EACCES;
            case "Device or resource busy" -> EBUSY;
            case "File exists" -> Errno.EEXIST;
            case "Invalid cross-device link" -> EXDEV;
            case "No such device" -> Errno.ENODEV;
            case "Not a directory" -> Errno.ENOTDIR;
            case "Is a directory" -> Errno.EISDIR;
            case "Invalid argument" -> Errno.EINVAL;
            case "Too many open files" -> EMFILE;
            case "File too large" -> EFBIG;
            case "No space left on device" -> Errno.ENOSPC;
            case "Illegal seek" -> ESPIPE;
            case "Read-only file system" -> Errno.EROFS;
            case "Broken pipe" -> Errno.EPIPE;
            case "File name too long" -> ENAMETOOLONG;
            case "Directory not empty" -> ENOTEMPTY;
            case "Too many levels of symbolic links" -> ELOOP;
            case "Operation not supported" -> Errno.EOPNOTSUPP;
            case "Address already in use" -> Errno.EADDRINUSE;
            case "Cannot assign requested address" -> EADDRNOTAVAIL;
            case "Network is unreachable" -> ENETUNREACH;
            case "Software caused connection abort" -> Errno.ECONNABORTED;
            case "Connection reset by peer", "Connection reset" -> Errno.ECONNRESET;
            case "No buffer space available" -> Errno.ENOBUFS;
            case "Connection timed out" -> Errno.ETIMEDOUT;
            case "Connection refused" -> Errno.ECONNREFUSED;
            case "No route to host" -> Errno.EHOSTUNREACH;
            default -> otherwise;
        };
    }
}
