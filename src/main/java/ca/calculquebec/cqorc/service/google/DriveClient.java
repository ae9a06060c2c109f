package ca.calculquebec.cqorc.service.google;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.failure.ServiceException.Reason;
import ca.calculquebec.cqorc.http.Http;
import ca.calculquebec.cqorc.http.Repeat;
import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.drive.Drive;
import com.google.api.services.drive.DriveRequest;
import com.google.api.services.drive.model.File;
import com.google.api.services.drive.model.FileList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Google Drive v3, in its own words (contract section 8). It sees only what this program made or
 * was given; files of shared drives are files like others.
 */
public final class DriveClient {
  /** The service's plain name; limits and interrupts go by it. */
  public static final String SERVICE = GoogleScope.DRIVE.service();

  /** What Drive takes together with a file's properties, in bytes. */
  public static final int LARGEST_CONTENT = 5 * 1024 * 1024;

  private static final int MOST_PER_PAGE = 1000;
  private static final String UPLOADS = "/upload/";
  private static final String FIELDS =
      "id,name,mimeType,parents,trashed,appProperties,webViewLink,md5Checksum";

  private final String root;
  private final GoogleCalls calls;

  /**
   * @param root the API's root, without {@code /} at its end
   */
  public DriveClient(String root, Http http, AccessTokens tokens) {
    this.root = root;
    this.calls = new GoogleCalls(http, tokens, GoogleScope.DRIVE);
  }

  /** Builds one request of Google's library. */
  @FunctionalInterface
  private interface DriveCall<T> {
    DriveRequest<T> on(Drive drive) throws IOException;
  }

  /** Empty when there is none, or none that this program may see; one in the bin is there. */
  public Optional<DriveFile> find(String fileId) throws ServiceException {
    String what = "read file " + fileId;
    try {
      return Optional.of(
          file(
              what,
              execute(
                  what,
                  Repeat.SAFE,
                  drive ->
                      drive.files().get(fileId).setSupportsAllDrives(true).setFields(FIELDS))));
    } catch (ServiceException failure) {
      if (failure.reason() == Reason.NOT_FOUND) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  /**
   * All pages, the oldest file first.
   *
   * @throws ServiceException also when Drive says that it did not search everything
   */
  public List<DriveFile> list(DriveSearch search) throws ServiceException {
    String what =
        "look for "
            + (search.name().isEmpty() ? "files" : "file \"" + search.name() + "\"")
            + (search.folderId().isEmpty() ? "" : " in folder " + search.folderId());
    List<DriveFile> found = new ArrayList<>();
    String page = null;
    do {
      String token = page;
      FileList answer =
          execute(
              what,
              Repeat.SAFE,
              drive ->
                  drive
                      .files()
                      .list()
                      .setQ(search.query())
                      .setCorpora("allDrives")
                      .setIncludeItemsFromAllDrives(true)
                      .setSupportsAllDrives(true)
                      .setOrderBy("createdTime")
                      .setPageSize(MOST_PER_PAGE)
                      .setPageToken(token)
                      .setFields("nextPageToken,incompleteSearch,files(" + FIELDS + ")"));
      if (Boolean.TRUE.equals(answer.getIncompleteSearch())) {
        // Whoever concludes from this answer that a file is missing would make a second one.
        throw calls.unreadable(what, false, "covers only a part of the files", null);
      }
      if (answer.getFiles() != null) {
        for (File file : answer.getFiles()) {
          found.add(file(what, file));
        }
      }
      page = answer.getNextPageToken();
    } while (page != null && !page.isEmpty());
    return found;
  }

  /**
   * Copies a file together with its marks, which the draft's complete. A lost answer is {@code
   * uncertain}: look for the marks before it is repeated.
   */
  public DriveFile copy(String sourceId, DriveDraft draft) throws ServiceException {
    String what = "copy file " + sourceId + " as \"" + draft.name() + "\"";
    File body = body(draft);
    return file(
        what,
        execute(
            what,
            Repeat.ONCE,
            drive ->
                drive.files().copy(sourceId, body).setSupportsAllDrives(true).setFields(FIELDS)));
  }

  /** A file without content, such as a folder or an empty spreadsheet. */
  public DriveFile create(DriveDraft draft) throws ServiceException {
    String what = "create file \"" + draft.name() + "\"";
    File body = body(draft);
    return file(
        what,
        execute(
            what,
            Repeat.ONCE,
            drive -> drive.files().create(body).setSupportsAllDrives(true).setFields(FIELDS)));
  }

  /**
   * A file with its content, at most {@link #LARGEST_CONTENT}. A draft with an id of its own may be
   * repeated: the second time is {@link #isDuplicate}.
   */
  public DriveFile upload(DriveDraft draft, DriveContent content) throws ServiceException {
    String what = "upload file \"" + draft.name() + "\"";
    checkSize(what, content);
    File body = body(draft);
    return file(
        what,
        execute(
            what,
            Repeat.ONCE,
            drive -> {
              Drive.Files.Create request =
                  drive
                      .files()
                      .create(body, media(content))
                      .setSupportsAllDrives(true)
                      .setFields(FIELDS);
              request.getMediaHttpUploader().setDirectUploadEnabled(true);
              return request;
            }));
  }

  /** Replaces a file's content; it keeps its id, name and place. */
  public DriveFile replace(String fileId, DriveContent content, Map<String, String> appProperties)
      throws ServiceException {
    String what = "replace the content of file " + fileId;
    checkSize(what, content);
    File body = new File().setAppProperties(appProperties);
    return file(
        what,
        execute(
            what,
            Repeat.SAFE,
            drive -> {
              Drive.Files.Update request =
                  drive
                      .files()
                      .update(fileId, body, media(content))
                      .setSupportsAllDrives(true)
                      .setFields(FIELDS);
              request.getMediaHttpUploader().setDirectUploadEnabled(true);
              return request;
            }));
  }

  /**
   * Gives a file another name and completes its marks.
   *
   * @param name blank keeps the one it has
   */
  public DriveFile update(String fileId, String name, Map<String, String> appProperties)
      throws ServiceException {
    String what = "update file " + fileId;
    File body = new File().setAppProperties(appProperties);
    if (!name.isEmpty()) {
      body.setName(name);
    }
    return file(
        what,
        execute(
            what,
            Repeat.SAFE,
            drive ->
                drive.files().update(fileId, body).setSupportsAllDrives(true).setFields(FIELDS)));
  }

  /** Ids for uploads to come: with one, an upload can be repeated without making a second file. */
  public List<String> generateIds(int count) throws ServiceException {
    String what = "get " + count + " ids for new files";
    List<String> ids =
        execute(what, Repeat.SAFE, drive -> drive.files().generateIds().setCount(count)).getIds();
    if (ids == null || ids.size() != count) {
      throw calls.unreadable(what, false, "lacks \"ids\"", null);
    }
    return ids;
  }

  /** Whether a file with the draft's id is there already, maybe from an earlier try. */
  public static boolean isDuplicate(ServiceException failure) {
    return failure.status() == 409;
  }

  private <T> T execute(String what, Repeat repeat, DriveCall<T> call) throws ServiceException {
    return calls.execute(
        what,
        repeat,
        new DriveErrors(what)::explain,
        (transport, initializer) -> {
          DriveRequest<T> request =
              call.on(
                  new Drive.Builder(
                          transport, GsonFactory.getDefaultInstance(), underRoot(initializer))
                      .setRootUrl(root + "/")
                      .setApplicationName("cqorc")
                      .build());
          request.setDisableGZipContent(true);
          if (request.getMediaHttpUploader() != null) {
            request.getMediaHttpUploader().setDisableGZipContent(true);
          }
          return request.execute();
        });
  }

  /** The library puts uploads beside the root when the root has a path of its own. */
  private HttpRequestInitializer underRoot(HttpRequestInitializer initializer) {
    String rootPath = new GenericUrl(root + "/").getRawPath().replaceFirst("/$", "");
    return request -> {
      initializer.initialize(request);
      String path = request.getUrl().getRawPath();
      if (!rootPath.isEmpty() && path.startsWith(UPLOADS) && !path.startsWith(rootPath + "/")) {
        request.getUrl().setRawPath(rootPath + path);
      }
    };
  }

  private DriveFile file(String what, File file) throws ServiceException {
    if (file.getId() == null) {
      throw calls.unreadable(what, false, "lacks \"id\"", null);
    }
    return new DriveFile(
        file.getId(),
        orEmpty(file.getName()),
        orEmpty(file.getMimeType()),
        file.getParents() == null ? List.of() : file.getParents(),
        Boolean.TRUE.equals(file.getTrashed()),
        file.getAppProperties() == null ? Map.of() : file.getAppProperties(),
        orEmpty(file.getWebViewLink()),
        orEmpty(file.getMd5Checksum()));
  }

  private static File body(DriveDraft draft) {
    File body = new File().setName(draft.name());
    if (!draft.id().isEmpty()) {
      body.setId(draft.id());
    }
    if (!draft.mimeType().isEmpty()) {
      body.setMimeType(draft.mimeType());
    }
    if (!draft.folderId().isEmpty()) {
      body.setParents(List.of(draft.folderId()));
    }
    if (!draft.appProperties().isEmpty()) {
      body.setAppProperties(draft.appProperties());
    }
    return body;
  }

  private static ByteArrayContent media(DriveContent content) {
    return new ByteArrayContent(content.mimeType(), content.bytes());
  }

  private static void checkSize(String what, DriveContent content) throws ServiceException {
    if (content.bytes().length > LARGEST_CONTENT) {
      throw new ServiceException(
          SERVICE,
          Reason.REFUSED,
          0,
          "",
          false,
          "cannot " + what + ": it is larger than 5 MB",
          "Make the pictures in it smaller.",
          null);
    }
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
