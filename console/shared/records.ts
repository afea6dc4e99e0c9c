// SPDX-License-Identifier: MIT
// Written by console/make_types.mjs from data/schemas/page.schema.json; npm run types

/**
 * What the html report has in it: the records, the pictures that show their findings, and the words of clauses.
 */
export interface TheDataOfAPage {
  schema: 'brandlint.page/1';
  header: TheHeaderOfAReport;
  /**
   * Items: One submission, in the order scanned.
   */
  rows: {
    result: AResult;
    /**
     * the app's, as submitted; left out where a finding in the name has it
     */
    name?: string;
    /**
     * Items: What of a picture shows a finding, encoded anew.
     */
    pictures?: {
      /**
       * which finding of the result it shows, from 0
       */
      finding: number;
      /**
       * x, y, width, height of the part that is shown, in pixels of the picture as submitted
       *
       * @minItems 4
       * @maxItems 4
       */
      box: [number, number, number, number];
      /**
       * width, height in pixels
       *
       * @minItems 2
       * @maxItems 2
       */
      size: [number, number];
      /**
       * WebP, base64
       */
      webp: string;
      /**
       * the mark alone, upright as the pack draws it
       */
      upright?: {
        /**
         * width, height in pixels
         *
         * @minItems 2
         * @maxItems 2
         */
        size: [number, number];
        /**
         * WebP, base64
         */
        webp: string;
      };
      /**
       * which of the page's references it is held against, from 0
       */
      reference?: number;
    }[];
  }[];
  summary: {
    /**
     * submissions
     */
    reject: number;
    /**
     * submissions
     */
    review: number;
    /**
     * submissions
     */
    pass: number;
    /**
     * of all these, not fully examined
     */
    incomplete: number;
    /**
     * findings whose picture the page had no room for
     */
    without_picture: number;
  };
  /**
   * Items: A clause that a finding refers to.
   */
  clauses: {
    /**
     * as in the finding
     */
    brand?: string;
    id: string;
    text: string;
    /**
     * where it was read
     */
    source?: string;
  }[];
  /**
   * Items: A pack's drawing of a mark.
   */
  references: {
    brand: string;
    mark: string;
    /**
     * width, height in pixels
     *
     * @minItems 2
     * @maxItems 2
     */
    size: [number, number];
    /**
     * WebP, base64
     */
    webp: string;
  }[];
}
/**
 * Everything that results depend on besides the input.
 */
export interface TheHeaderOfAReport {
  schema: 'brandlint.header/1';
  tool: string;
  packs: {
    id: string;
    version: string;
    /**
     * SHA-256, hexadecimal
     */
    digest: string;
  }[];
  /**
   * one when asked for; else that of listings and that of loose pictures
   */
  policy: {
    id: string;
    version: string;
    /**
     * SHA-256, hexadecimal
     */
    digest: string;
  }[];
  /**
   * null when none were given
   */
  permissions: {
    id: string;
    version: string;
    /**
     * SHA-256, hexadecimal
     */
    digest: string;
  } | null;
  /**
   * of rejected pictures; left out when none were given
   */
  banks?: {
    /**
     * the file's name without folders
     */
    id: string;
    rows: number;
    /**
     * SHA-256, hexadecimal
     */
    digest: string;
  }[];
  /**
   * the list of single findings that are allowed; left out when none was given
   */
  allow?: {
    id: string;
    version: string;
    /**
     * SHA-256, hexadecimal
     */
    digest: string;
  };
  /**
   * an earlier result whose findings are left out
   */
  baseline?: {
    /**
     * the file's name without folders
     */
    id: string;
    findings: number;
    digest: string;
  };
  /**
   * the day judged for
   */
  as_of: string;
  detectors?: string[];
  /**
   * SHA-256 of the compiled word list that near names were told by; none: without a list
   */
  words?: string;
}
/**
 * What was found in one submission, and the verdict.
 */
export interface AResult {
  schema: 'brandlint.result/1';
  id: string;
  source: string;
  /**
   * the raw name where it is not UTF-8
   */
  source_b64?: string;
  /**
   * id of the policy judged under
   */
  policy?: string;
  /**
   * the worst of the findings; never better than review when something was not fully examined
   */
  verdict: 'pass' | 'review' | 'reject';
  complete: boolean;
  findings: {
    rule: string;
    verdict: 'note' | 'review' | 'reject';
    detector: string;
    brand?: string;
    /**
     * id of a submission of the same catalogue with the same name, or one easily confused with it
     */
    other_id?: string;
    kind?:
      | 'plain'
      | 'spaced'
      | 'compound'
      | 'confusable'
      | 'styled'
      | 'invisible'
      | 'marks'
      | 'bidi'
      | 'leet'
      | 'encoded'
      | 'typo'
      | 'phonetic'
      | 'transliteration'
      | 'generic-sense'
      | 'exact'
      | 'altered'
      | 'part'
      | 'lookalike'
      | 'wordmark'
      | 'near-copy';
    /**
     * similarity, comparable within one detector only
     */
    score: number;
    subject: {
      type:
        | 'name'
        | 'short_description'
        | 'description'
        | 'developer'
        | 'icon'
        | 'screenshot'
        | 'logo'
        | 'banner'
        | 'other';
      /**
       * of a picture
       */
      path?: string;
      /**
       * of a text, as submitted
       */
      text?: string;
      locale?: string;
    };
    region?: {
      /**
       * x, y, width, height in pixels of the picture as submitted, after EXIF orientation; half open
       *
       * @minItems 4
       * @maxItems 4
       */
      box: [number, number, number, number];
      /**
       * top left, top right, bottom right, bottom left of the thing seen upright
       *
       * @minItems 4
       * @maxItems 4
       */
      quad: [[number, number], [number, number], [number, number], [number, number]];
    };
    /**
     * half open, in UTF-8 bytes of the text
     *
     * @minItems 2
     * @maxItems 2
     */
    span?: [number, number];
    excerpt?: string;
    /**
     * of a picture: the line read, between those above and below it
     */
    context?: string;
    /**
     * where the letters stand in the context, half open, in UTF-8 bytes
     *
     * @minItems 2
     * @maxItems 2
     */
    in_context?: [number, number];
    /**
     * the way of reading a picture that found them
     */
    stage?: string;
    /**
     * how the text was unmasked
     */
    steps?: {
      step: string;
      from: string;
      to: string;
    }[];
    message: string;
    clause?: string;
    /**
     * what would pass
     */
    fix?: string;
    measures?: {
      name: string;
      value: number;
      unit: string;
    }[];
    /**
     * id of the permission that made it a note
     */
    permission?: string;
    /**
     * stays the same when a file is renamed or moved
     */
    fingerprint: string;
  }[];
  assets?: {
    path: string;
    role:
      | 'name'
      | 'short_description'
      | 'description'
      | 'developer'
      | 'icon'
      | 'screenshot'
      | 'logo'
      | 'banner'
      | 'other';
    sha256?: string;
    width?: number;
    height?: number;
    examined: 'full' | 'partly' | 'none';
    /**
     * text that was read, with --read-all or -v; from top to bottom
     */
    lines?: {
      text: string;
      region: {
        /**
         * x, y, width, height in pixels of the picture as submitted, after EXIF orientation; half open
         *
         * @minItems 4
         * @maxItems 4
         */
        box: [number, number, number, number];
        /**
         * top left, top right, bottom right, bottom left of the thing seen upright
         *
         * @minItems 4
         * @maxItems 4
         */
        quad: [[number, number], [number, number], [number, number], [number, number]];
      };
      /**
       * mean of the words
       */
      confidence: number;
      /**
       * of the letters, in pixels of the picture
       */
      height_px: number;
      /**
       * the way of reading that found it
       */
      stage: string;
    }[];
    /**
     * with -v: lines that were found and gave no text; from top to bottom
     */
    unread?: {
      /**
       * the gate it did not pass
       */
      why: 'width' | 'shape' | 'too-small' | 'other-word' | 'unsure' | 'cap';
      region: {
        /**
         * x, y, width, height in pixels of the picture as submitted, after EXIF orientation; half open
         *
         * @minItems 4
         * @maxItems 4
         */
        box: [number, number, number, number];
        /**
         * top left, top right, bottom right, bottom left of the thing seen upright
         *
         * @minItems 4
         * @maxItems 4
         */
        quad: [[number, number], [number, number], [number, number], [number, number]];
      };
      height_px: number;
      /**
       * what it was read as, where it was
       */
      text?: string;
    }[];
  }[];
  problems: {
    /**
     * empty when it concerns the whole submission
     */
    path: string;
    code: string;
    message: string;
  }[];
  notes?: string[];
}
