/** OAuth 2.0's authorization code grant as the tool has it. */
export interface SignIn {
  /**
   * Where a browser asks the account whether it lets us in. It comes back to `redirectUrl` with `code` and `state`,
   * or with `error` and `state`.
   *
   * @param asked.challenge of PKCE, S256; a tool without PKCE leaves it out.
   */
  authorizeUrl(asked: { redirectUrl: string; state: string; challenge: string }): string;
  /** Exchanges a code for tokens. @throws ToolError `unauthorized` where the code is used, old or not ours. */
  exchange(grant: { code: string; redirectUrl: string; verifier: string }): Promise<TokenGrant>;
  /**
   * Exchanges a refresh token for new tokens. The old ones may be dead from then on, also where the answer is lost.
   *
   * @throws ToolError `unauthorized` where the refresh token is not accepted: only a new sign-in helps.
   */
  refresh(refreshToken: string): Promise<TokenGrant>;
  /** Makes the tokens useless. Those that are so already are no error. */
  revoke(tokens: { accessToken: string; refreshToken: string }): Promise<void>;
}

export interface TokenGrant {
  accessToken: string;
  /** The one to use from now on, whether new or not. */
  refreshToken: string;
  /** Seconds that the access token lives. */
  expiresIn: number;
}

/** What this server is to a tool that people sign in to. */
export interface OAuthApp {
  clientId: string;
  clientSecret: string;
}
