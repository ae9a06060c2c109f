package ca.calculquebec.cqorc.service.google;

import ca.calculquebec.cqorc.failure.ServiceException;

/** Where clients get the token to send. */
public interface AccessTokens {
  /** A token that is good for some minutes at least. */
  String accessToken(GoogleScope scope) throws ServiceException;

  /** Another token, since Google refused this one before its time. */
  String renewedToken(GoogleScope scope, String refused) throws ServiceException;

  /** Where the credential for {@code scope} lies, to name it in a failure. */
  String place(GoogleScope scope);
}
